package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.conformance.harness.MilepostProcess;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyResponse;
import software.amazon.awssdk.services.route53.model.GetDnssecResponse;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidKeySigningKeyStatusException;
import software.amazon.awssdk.services.route53.model.KeySigningKey;
import software.amazon.awssdk.services.route53.model.KeySigningKeyInUseException;
import software.amazon.awssdk.services.route53.model.KeySigningKeyWithActiveStatusNotFoundException;
import software.amazon.awssdk.services.route53.model.TooManyKeySigningKeysException;

/** The life of a signed zone, in the order in which its owner takes the steps. */
final class SigningOrderTest {
  private static MilepostProcess milepost;
  private static KeyApi keys;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    keys = new KeyApi(milepost);
  }

  @AfterAll
  static void stop() {
    keys.close();
    milepost.close();
  }

  @Test
  void zone_fromUnsignedToSignedAndBack() {
    String zone = keys.api().createZone("order.example.com", "order");
    GetDnssecResponse fresh = keys.get(zone);
    assertThat(fresh.status().serveSignature()).isEqualTo("NOT_SIGNING");
    assertThat(fresh.keySigningKeys()).isEmpty();

    refusesToEnable(zone);
    keys.create(zone, "one", 1, "INACTIVE");
    refusesToEnable(zone);
    keys.activate(zone, "one");
    keys.activate(zone, "one");
    keys.enable(zone);
    keys.enable(zone);
    assertThat(keys.serveSignature(zone)).isEqualTo("SIGNING");
    assertThat(keys.statuses(zone)).containsExactly("ACTIVE");

    assertThatThrownBy(() -> keys.deactivate(zone, "one"))
        .isInstanceOf(KeySigningKeyInUseException.class);
    keys.create(zone, "two", 2, "ACTIVE");
    assertThatThrownBy(() -> keys.create(zone, "three", 3, "ACTIVE"))
        .isInstanceOf(TooManyKeySigningKeysException.class);
    assertThatThrownBy(() -> keys.delete(zone, "one"))
        .isInstanceOf(InvalidKeySigningKeyStatusException.class)
        .hasMessageContaining(
            "Key Signing Key with name one cannot be deleted because current status is not"
                + " INACTIVE.");
    keys.deactivate(zone, "one");
    keys.deactivate(zone, "one");
    assertThat(keys.statuses(zone)).containsExactly("INACTIVE", "ACTIVE");
    keys.delete(zone, "one");
    assertThat(keys.get(zone).keySigningKeys())
        .extracting(KeySigningKey::name)
        .containsExactly("two");

    refusesToDelete(zone);
    keys.disable(zone);
    keys.disable(zone);
    assertThat(keys.serveSignature(zone)).isEqualTo("NOT_SIGNING");
    assertThat(keys.statuses(zone)).containsExactly("ACTIVE");
    refusesToDelete(zone);
    keys.deactivate(zone, "two");
    keys.delete(zone, "two");
    keys.client().deleteHostedZone(request -> request.id(zone));
  }

  private static void refusesToEnable(String zone) {
    assertThatThrownBy(() -> keys.enable(zone))
        .isInstanceOf(KeySigningKeyWithActiveStatusNotFoundException.class)
        .hasMessageContaining(
            "Hosted zone with ID '%s' does not have a Key Signing Key in ACTIVE status."
                .formatted(zone));
  }

  private static void refusesToDelete(String zone) {
    assertThatThrownBy(() -> keys.client().deleteHostedZone(request -> request.id(zone)))
        .isInstanceOf(HostedZoneNotEmptyException.class)
        .hasMessageContaining(
            "The specified hosted zone contains DNSSEC Key Signing Keys and so cannot be deleted.");
  }

  @Test
  void key_isDescribedAsOtherSoftwareDoes() throws Exception {
    String zone = keys.api().createZone("described.example.com", "described");
    CreateKeySigningKeyResponse made = keys.create(zone, "a_Key_1", 11, "ACTIVE");
    KeySigningKey key = made.keySigningKey();
    assertThat(made.changeInfo().status()).isEqualTo(ChangeStatus.PENDING);
    assertThat(made.location()).endsWith("/2013-04-01/keysigningkey/" + zone + "/a_Key_1");
    assertThat(keys.get(zone).keySigningKeys()).isEqualTo(List.of(key));
    assertThat(key.name()).isEqualTo("a_Key_1");
    assertThat(key.kmsArn()).isEqualTo(KeyApi.arn(11));
    assertThat(key.flag()).isEqualTo(257);
    assertThat(key.signingAlgorithmMnemonic()).isEqualTo("ECDSAP256SHA256");
    assertThat(key.signingAlgorithmType()).isEqualTo(13);
    assertThat(key.digestAlgorithmMnemonic()).isEqualTo("SHA-256");
    assertThat(key.digestAlgorithmType()).isEqualTo(2);
    assertThat(key.dnskeyRecord()).isEqualTo("257 3 13 " + key.publicKey());
    assertThat(key.createdDate()).isNotNull().isEqualTo(key.lastModifiedDate());

    Name apex = Name.fromString("described.example.com.");
    DNSKEYRecord dnskey =
        new DNSKEYRecord(
            apex, DClass.IN, 3600, 257, 3, 13, Base64.getDecoder().decode(key.publicKey()));
    DSRecord ds = new DSRecord(apex, DClass.IN, 3600, DNSSEC.Digest.SHA256, dnskey);
    assertThat(key.keyTag()).isEqualTo(dnskey.getFootprint());
    assertThat(key.dsRecord()).isEqualTo(ds.rdataToString());
    assertThat(key.digestValue()).matches("[0-9A-F]{64}");
    assertThat(key.dsRecord()).isEqualTo(key.keyTag() + " 13 2 " + key.digestValue());
    assertThat(DsfromkeyTool.dsOf("described.example.com. 3600 IN DNSKEY " + key.dnskeyRecord()))
        .isEqualTo("described.example.com. IN DS " + key.dsRecord());
  }

  /** A key of the key management service is the same key in every zone. */
  @Test
  void arn_ofTwoZones_isOneKey() {
    String one = keys.api().createZone("one.example.net", "arn one");
    String other = keys.api().createZone("other.example.net", "arn other");
    KeySigningKey first = keys.create(one, "key", 21, "ACTIVE").keySigningKey();
    KeySigningKey second = keys.create(other, "key", 21, "ACTIVE").keySigningKey();
    assertThat(second.publicKey()).isEqualTo(first.publicKey());
    assertThat(second.dsRecord()).isNotEqualTo(first.dsRecord());
    keys.enable(one);
    keys.enable(other);
    assertThat(keys.create(one, "next", 22, "ACTIVE").keySigningKey().publicKey())
        .isNotEqualTo(first.publicKey());
  }
}
