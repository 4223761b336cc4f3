package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.GetDnssecResponse;
import software.amazon.awssdk.services.route53.model.InvalidKmsArnException;

/** The master key, and the keys that it opens: over kills and restarts, lost, replaced, moved. */
final class MasterKeyTest {
  @TempDir Path directory;

  private Path masterKey() {
    return directory.resolve("data/master.key");
  }

  /** Readable by its owner alone, as the server makes it. */
  private void putMasterKey(String line) throws IOException {
    Files.writeString(masterKey(), line);
    Files.setPosixFilePermissions(masterKey(), PosixFilePermissions.fromString("rw-------"));
  }

  private static String state(MilepostProcess milepost) {
    return new RawHttp(milepost.admin()).send("GET", "/_milepost/state", "").text();
  }

  private static int rcode(MilepostProcess milepost, String name) throws Exception {
    Message query = DnsQueries.plain(new Name(name), Type.SOA);
    return new DnsClient(milepost.dns()).udp(query).getRcode();
  }

  @Test
  void masterKey_isMadeWithTheFirstKey_forItsOwnerAlone() throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        KeyApi keys = new KeyApi(milepost)) {
      String zone = keys.api().createZone("first.example", "first");
      assertThatThrownBy(() -> keys.create(zone, "no-key", 1, "ACTIVE")).isNotNull();
      assertThat(masterKey()).doesNotExist();
      keys.create(zone, "key", 1, "ACTIVE");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey())))
          .isEqualTo("rw-------");
      String line = Files.readString(masterKey());
      assertThat(line).matches("milepost-master-key-1 [0-9A-Za-z+/]{43}=\n");
      keys.enable(zone);
      assertThat(Files.readString(masterKey())).isEqualTo(line);
      try (Stream<Path> files = Files.list(directory.resolve("data"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .filteredOn(name -> name.startsWith("master"))
            .containsExactly("master.key");
      }
      assertThat(milepost.stop()).isZero();
      String secret = line.substring(line.indexOf(' ') + 1).strip();
      assertThat(milepost.stdout() + milepost.stderr()).doesNotContain(secret);
    }
  }

  @Test
  void masterKey_thatOthersCanRead_isWarnedOf() throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        KeyApi keys = new KeyApi(milepost)) {
      keys.signedZone("open.example", 1);
      milepost.restart();
      assertThat(milepost.stdout() + milepost.stderr()).doesNotContain("chmod");
      for (String mode : new String[] {"rw-r-----", "rw----r--"}) {
        Files.setPosixFilePermissions(masterKey(), PosixFilePermissions.fromString(mode));
        milepost.restart();
        assertThat((milepost.stdout() + milepost.stderr()).lines())
            .filteredOn(line -> line.contains("chmod"))
            .singleElement()
            .asString()
            .contains(
                "WARN",
                "the master key in "
                    + masterKey()
                    + " can be read by others than its owner: chmod 600");
        // A warning, no refusal.
        assertThat(rcode(milepost, "open.example.")).isEqualTo(Rcode.NOERROR);
      }
    }
  }

  @Test
  void keys_areThereAfterAKill() {
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      GetDnssecResponse before;
      String zone;
      try (KeyApi keys = new KeyApi(milepost)) {
        zone = keys.signedZone("kept.example", 1);
        keys.create(zone, "next", 2, "INACTIVE");
        before = keys.get(zone);
        milepost.kill();
      }
      milepost.restart();
      assertThat(milepost.stderr()).isEmpty();
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.get(zone)).hasToString(before.toString());
        keys.activate(zone, "next");
        keys.deactivate(zone, "first");
        milepost.kill();
      }
      milepost.restart();
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.statuses(zone)).containsExactly("INACTIVE", "ACTIVE");
        assertThat(keys.serveSignature(zone)).isEqualTo("SIGNING");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "milepost-master-key-1 short=", "OTHER"})
  void masterKey_lostOrReplaced_isTold_andUnsignedZonesAreServed(String content) throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      String zone;
      try (KeyApi keys = new KeyApi(milepost)) {
        keys.api().createZone("plain.example", "plain");
        zone = keys.signedZone("signed.example", 1);
      }
      milepost.stop();
      String right = Files.readString(masterKey());
      Files.delete(masterKey());
      if (!content.isEmpty()) {
        putMasterKey(content.equals("OTHER") ? otherKey() : content);
      }
      milepost.restart();
      assertThat(milepost.stderr().lines())
          .singleElement()
          .asString()
          .startsWith("milepost: ")
          .contains(masterKey().toString(), "SERVFAIL");
      assertThat(rcode(milepost, "plain.example.")).isEqualTo(Rcode.NOERROR);
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.serveSignature(zone)).isEqualTo("ACTION_NEEDED");
        assertThat(keys.statuses(zone)).containsExactly("ACTION_NEEDED");
        assertThatThrownBy(() -> keys.create(zone, "next", 2, "ACTIVE"))
            .isInstanceOf(InvalidKmsArnException.class)
            .hasMessageContaining("master key");
        assertThatThrownBy(() -> keys.activate(zone, "first"))
            .isInstanceOf(InvalidKmsArnException.class);
      }
      assertThat(Files.exists(masterKey())).isEqualTo(!content.isEmpty());
      milepost.stop();
      putMasterKey(right);
      milepost.restart();
      assertThat(milepost.stderr()).isEmpty();
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.serveSignature(zone)).isEqualTo("SIGNING");
        assertThat(keys.statuses(zone)).containsExactly("ACTIVE");
      }
    }
  }

  @Test
  void masterKey_thatVanishesMeanwhile_isTold_andZonesAreSignedOn() throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        KeyApi keys = new KeyApi(milepost)) {
      String zone = keys.signedZone("signed.example", 1);
      String right = Files.readString(masterKey());
      Files.delete(masterKey());
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> keys.create(zone, "next", 2, "ACTIVE"))
            .isInstanceOf(InvalidKmsArnException.class)
            .hasMessageContaining("missing")
            .hasMessageContaining(masterKey().toString());
      }
      assertThat(masterKey()).doesNotExist();
      assertThat(milepost.stderr().lines())
          .singleElement()
          .asString()
          .contains("there is no file " + masterKey(), "No key is made until it is back.");
      assertThat(keys.serveSignature(zone)).isEqualTo("SIGNING");
      Message query = DnsQueries.dnssecOk(new Name("signed.example."), Type.SOA, 1232);
      assertThat(new DnsClient(milepost.dns()).udp(query).getSection(Section.ANSWER))
          .anyMatch(RRSIGRecord.class::isInstance);
      putMasterKey(right);
      keys.create(zone, "next", 2, "ACTIVE");
      assertThat(keys.statuses(zone)).containsExactly("ACTIVE", "ACTIVE");
    }
  }

  private static String otherKey() {
    byte[] secret = new byte[32];
    secret[0] = 1;
    return "milepost-master-key-1 " + Base64.getEncoder().encodeToString(secret) + "\n";
  }

  @Test
  void state_withTheMasterKey_isSigned_withoutItNot() throws Exception {
    String document;
    String zone;
    GetDnssecResponse before;
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        KeyApi keys = new KeyApi(milepost)) {
      zone = keys.signedZone("moved.example", 1);
      before = keys.get(zone);
      document = state(milepost);
    }
    assertThat(document).contains("\"EncryptedPrivateKey\"").doesNotContain("\"PrivateKey\"");
    Path there = Files.createDirectory(directory.resolve("there"));
    String option = "--master-key=" + masterKey();
    try (MilepostProcess milepost = MilepostProcess.start(there, option);
        KeyApi keys = new KeyApi(milepost)) {
      put(milepost, document);
      assertThat(keys.get(zone)).hasToString(before.toString());
      assertThat(state(milepost)).isEqualTo(document);
    }
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    try (MilepostProcess milepost = MilepostProcess.start(elsewhere)) {
      put(milepost, document);
      assertThat(rcode(milepost, "moved.example.")).isEqualTo(Rcode.NOERROR);
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.serveSignature(zone)).isEqualTo("ACTION_NEEDED");
        assertThat(keys.statuses(zone)).containsExactly("ACTION_NEEDED");
        assertThat(keys.get(zone).keySigningKeys().getFirst().dsRecord())
            .isEqualTo(before.keySigningKeys().getFirst().dsRecord());
        // Keys of other zones can be made all the same.
        keys.signedZone("own.example", 2);
      }
    }
  }

  @Test
  void state_broughtBackToItsMasterKey_isRepaired() throws Exception {
    String zone;
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      String document;
      try (KeyApi keys = new KeyApi(milepost)) {
        zone = keys.signedZone("repaired.example", 1);
        document = state(milepost);
      }
      milepost.stop();
      Path away = Files.move(masterKey(), directory.resolve("away.key"));
      milepost.restart("--master-key=" + directory.resolve("none.key"));
      put(milepost, document);
      milepost.restart("--master-key=" + away);
      assertThat(milepost.stderr()).isEmpty();
      try (KeyApi keys = new KeyApi(milepost)) {
        assertThat(keys.serveSignature(zone)).isEqualTo("ACTION_NEEDED");
        keys.activate(zone, "first");
        keys.enable(zone);
        assertThat(keys.serveSignature(zone)).isEqualTo("SIGNING");
        assertThat(keys.statuses(zone)).containsExactly("ACTIVE");
      }
    }
  }

  private static void put(MilepostProcess milepost, String document) {
    RawHttp.Response response =
        new RawHttp(milepost.admin()).send("PUT", "/_milepost/state", document);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
  }
}
