package io.milepost.dnssec.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.zone.HostedZoneId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.TXTRecord;

/** Keys are opened where they belong, and nowhere else. */
class FileKeyVaultTest {
  private static final HostedZoneId ZONE = new HostedZoneId("Z1");
  private static final HostedZoneId OTHER = new HostedZoneId("Z2");

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("master.key");
  }

  private FileKeyVault open(KeyMaterial... inUse) {
    return FileKeyVault.open(
        file(),
        new SecureRandom(),
        consumer -> List.of(inUse).forEach(key -> consumer.accept(key.sealed())));
  }

  private static ZoneKey zoneKey(KeyMaterial material) {
    return new ZoneKey(material.dnskey(), material.sealed(), true, true);
  }

  @Test
  void key_thatIsOpened_signsForItsPublicHalf() throws Exception {
    KeyMaterial material = open().make(ZONE, KeyRole.ZSK);
    ECPrivateKey opened = open(material).open(ZONE, zoneKey(material));
    Name name = Name.fromString("a.example.");
    DNSKEYRecord dnskey =
        new DNSKEYRecord(name, DClass.IN, 60, 256, 3, 13, material.dnskey().point());
    byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(opened);
    signer.update(message);
    byte[] signature = signer.sign();
    signer.initVerify(dnskey.getPublicKey());
    signer.update(message);
    assertThat(signer.verify(signature)).isTrue();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    RRset set = new RRset(new TXTRecord(name, DClass.IN, 60, "text"));
    RRSIGRecord rrsig = DNSSEC.sign(set, dnskey, opened, now.minusSeconds(1), now.plusSeconds(60));
    DNSSEC.verify(set, rrsig, dnskey, now);
  }

  @Test
  void file_isMadeOnce_forItsOwnerAlone() throws Exception {
    FileKeyVault vault = open();
    assertThat(vault.problem()).isEmpty();
    assertThat(file()).doesNotExist();
    vault.make(ZONE, KeyRole.KSK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    byte[] content = Files.readAllBytes(file());
    vault.make(ZONE, KeyRole.KSK);
    assertThat(file()).hasBinaryContent(content);
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void file_thatManyNeedAtOnce_isOne() throws Exception {
    List<Future<KeyMaterial>> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        FileKeyVault vault = open();
        made.add(threads.submit(() -> vault.make(ZONE, KeyRole.KSK)));
      }
    }
    for (Future<KeyMaterial> one : made) {
      open(one.get()).check(ZONE, one.get());
    }
  }

  @Test
  void key_ofAnotherZoneOrPublicHalf_orChanged_isNotOpened() throws Exception {
    FileKeyVault vault = open();
    KeyMaterial material = vault.make(ZONE, KeyRole.KSK);
    KeyMaterial other = vault.make(ZONE, KeyRole.KSK);
    refuses(vault, OTHER, material);
    refuses(vault, ZONE, new KeyMaterial(other.dnskey(), material.sealed()));
    Dnskey asZsk = Dnskey.of(KeyRole.ZSK, material.dnskey().point());
    refuses(vault, ZONE, new KeyMaterial(asZsk, material.sealed()));
    byte[] bytes = material.sealed().toBytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      refuses(vault, ZONE, new KeyMaterial(material.dnskey(), SealedKey.of(changed)));
    }
    refuses(vault, ZONE, new KeyMaterial(material.dnskey(), SealedKey.of(new byte[0])));
    KeyMaterial copy = vault.copy(ZONE, material, OTHER);
    assertThat(copy.dnskey()).isEqualTo(material.dnskey());
    assertThat(vault.open(OTHER, zoneKey(copy))).isEqualTo(vault.open(ZONE, zoneKey(material)));
  }

  private static void refuses(FileKeyVault vault, HostedZoneId zone, KeyMaterial material) {
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> vault.check(zone, material));
    assertThatExceptionOfType(KeyUnavailableException.class)
        .isThrownBy(() -> vault.open(zone, zoneKey(material)));
  }

  @Test
  void masterKey_thatIsGoneOrAnother_isToldAndNotMadeAnew() throws Exception {
    KeyMaterial material = open().make(ZONE, KeyRole.KSK);
    byte[] right = Files.readAllBytes(file());
    Files.delete(file());
    assertLocked(open(material), material, "missing");
    assertThat(file()).doesNotExist();
    Files.writeString(file(), "milepost-master-key-1 AAAA\n");
    assertLocked(open(material), material, "has no master key");
    Files.delete(file());
    open().make(OTHER, KeyRole.KSK);
    assertLocked(open(material), material, "not the one");
    Files.write(file(), right);
    FileKeyVault again = open(material);
    assertThat(again.problem()).isEmpty();
    again.check(ZONE, material);
  }

  private void assertLocked(FileKeyVault vault, KeyMaterial material, String reason) {
    assertThat(vault.problem())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains(reason, file().toString()).endsWith("."));
    refuses(vault, ZONE, material);
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> vault.make(OTHER, KeyRole.KSK))
        .withMessageContaining(reason);
  }

  @Test
  void masterKey_thatVanishesMeanwhile_opensKeysAndSealsNone() throws Exception {
    FileKeyVault vault = open();
    KeyMaterial material = vault.make(ZONE, KeyRole.KSK);
    byte[] right = Files.readAllBytes(file());
    Files.delete(file());
    assertSealsNone(vault, material, "missing");
    assertThat(file()).doesNotExist();
    FileKeyVault.open(file(), new SecureRandom(), consumer -> {}).make(OTHER, KeyRole.KSK);
    assertSealsNone(vault, material, "not the one");
    Files.writeString(file(), "damaged");
    assertSealsNone(vault, material, "has no master key");
    Files.write(file(), right);
    KeyMaterial next = vault.make(ZONE, KeyRole.ZSK);
    open(material, next).check(ZONE, next);
  }

  private void assertSealsNone(FileKeyVault vault, KeyMaterial material, String reason)
      throws Exception {
    vault.check(ZONE, material);
    assertThat(vault.open(ZONE, zoneKey(material))).isNotNull();
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> vault.make(ZONE, KeyRole.ZSK))
        .withMessageContaining(reason)
        .withMessageContaining(file().toString());
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> vault.copy(ZONE, material, OTHER))
        .withMessageContaining(reason);
  }

  @Test
  void masterKey_thatCantBeWritten_isToldBeforeAKeyIsMade() {
    FileKeyVault vault =
        FileKeyVault.open(dir.resolve("none/master.key"), new SecureRandom(), consumer -> {});
    assertThatExceptionOfType(MasterKeyException.class)
        .isThrownBy(() -> vault.make(ZONE, KeyRole.KSK))
        .withMessageContaining("can't be written");
  }
}
