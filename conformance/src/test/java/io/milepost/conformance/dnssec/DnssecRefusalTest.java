package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** What is refused of the operations on keys, with code, status and text. */
final class DnssecRefusalTest {
  private static final String UNKNOWN = "Z0UNKNOWN0000";

  private static MilepostProcess milepost;
  private static KeyApi keys;
  private static String plain;
  private static String keyed;
  private static String privateZone;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    keys = new KeyApi(milepost);
    plain = keys.api().createZone("plain.example", "plain");
    keyed = keys.signedZone("keyed.example", 1);
    privateZone =
        keys.client()
            .createHostedZone(request ->
                request
                    .name("private.example")
                    .callerReference("private")
                    .vpc(vpc -> vpc.vpcId("vpc-1").vpcRegion(VPCRegion.EU_WEST_1)))
            .hostedZone()
            .id()
            .replace("/hostedzone/", "");
  }

  @AfterAll
  static void stop() {
    keys.close();
    milepost.close();
  }

  /** A call that is refused. */
  record Case(String title, Consumer<Route53Client> call, int status, String code, String text) {
    @Override
    public String toString() {
      return title;
    }
  }

  private static Case create(
      String title,
      Consumer<CreateKeySigningKeyRequest.Builder> change,
      int status,
      String code,
      String text) {
    return new Case(
        "create: " + title,
        client ->
            client.createKeySigningKey(request ->
                change.accept(
                    request
                        .hostedZoneId(plain)
                        .name("key")
                        .callerReference("key")
                        .keyManagementServiceArn(KeyApi.arn(1))
                        .status("ACTIVE"))),
        status,
        code,
        text);
  }

  static Stream<Case> created() {
    return Stream.of(
        create("no zone", r -> r.hostedZoneId(UNKNOWN), 404, "NoSuchHostedZone", ".*" + UNKNOWN),
        create("private", r -> r.hostedZoneId(privateZone), 400, "InvalidArgument", ".*private.*"),
        create("letters", r -> r.name("a-key"), 400, "InvalidKeySigningKeyName", ".*'a-key'.*"),
        create("short name", r -> r.name("ab"), 400, "InvalidInput", ".*"),
        create("long name", r -> r.name("a".repeat(129)), 400, "InvalidInput", ".*"),
        create("no reference", r -> r.callerReference(""), 400, "InvalidInput", ".*"),
        create(
            "status", r -> r.status("DELETING"), 400, "InvalidKeySigningKeyStatus", ".*ACTIVE.*"),
        create("case", r -> r.status("active"), 400, "InvalidKeySigningKeyStatus", ".*"),
        arn("arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000001"),
        arn("arn:aws:kms:us-east-1:111122223333:alias/mine"),
        arn("arn:aws:kms:us-east-1:1111:key/00000000-0000-4000-8000-000000000001"),
        arn("arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"),
        arn("key"),
        create(
            "same name",
            r -> r.hostedZoneId(keyed).name("first").keyManagementServiceArn(KeyApi.arn(2)),
            409,
            "KeySigningKeyAlreadyExists",
            ".*name.*"),
        create(
            "same reference",
            r ->
                r.hostedZoneId(keyed)
                    .callerReference("first")
                    .keyManagementServiceArn(KeyApi.arn(2)),
            409,
            "KeySigningKeyAlreadyExists",
            ".*reference.*"),
        create(
            "same ARN", r -> r.hostedZoneId(keyed), 409, "KeySigningKeyAlreadyExists", ".*ARN.*"));
  }

  private static Case arn(String arn) {
    return create(arn, r -> r.keyManagementServiceArn(arn), 400, "InvalidKMSArn", ".*us-east-1.*");
  }

  static Stream<Case> others() {
    return Stream.of(
        new Case(
            "get: zone",
            c -> c.getDNSSEC(r -> r.hostedZoneId(UNKNOWN)),
            404,
            "NoSuchHostedZone",
            ".*"),
        new Case(
            "get: private",
            c -> c.getDNSSEC(r -> r.hostedZoneId(privateZone)),
            400,
            "InvalidArgument",
            ".*private.*"),
        new Case(
            "enable: zone",
            c -> c.enableHostedZoneDNSSEC(r -> r.hostedZoneId(UNKNOWN)),
            404,
            "NoSuchHostedZone",
            ".*"),
        new Case(
            "enable: private",
            c -> c.enableHostedZoneDNSSEC(r -> r.hostedZoneId(privateZone)),
            400,
            "InvalidArgument",
            ".*"),
        new Case(
            "disable: zone",
            c -> c.disableHostedZoneDNSSEC(r -> r.hostedZoneId(UNKNOWN)),
            404,
            "NoSuchHostedZone",
            ".*"),
        new Case(
            "disable: private",
            c -> c.disableHostedZoneDNSSEC(r -> r.hostedZoneId(privateZone)),
            400,
            "InvalidArgument",
            ".*"),
        new Case(
            "disable: no keys",
            c -> c.disableHostedZoneDNSSEC(r -> r.hostedZoneId(plain)),
            400,
            "DNSSECNotFound",
            ".*" + plain + ".*"),
        new Case(
            "activate: key",
            c -> c.activateKeySigningKey(r -> r.hostedZoneId(keyed).name("none")),
            404,
            "NoSuchKeySigningKey",
            ".*none.*"),
        new Case(
            "activate: zone",
            c -> c.activateKeySigningKey(r -> r.hostedZoneId(UNKNOWN).name("first")),
            404,
            "NoSuchKeySigningKey",
            ".*"),
        new Case(
            "deactivate: key",
            c -> c.deactivateKeySigningKey(r -> r.hostedZoneId(keyed).name("none")),
            404,
            "NoSuchKeySigningKey",
            ".*"),
        new Case(
            "deactivate: last",
            c -> c.deactivateKeySigningKey(r -> r.hostedZoneId(keyed).name("first")),
            400,
            "KeySigningKeyInUse",
            ".*first.*"),
        new Case(
            "delete: key",
            c -> c.deleteKeySigningKey(r -> r.hostedZoneId(keyed).name("none")),
            404,
            "NoSuchKeySigningKey",
            ".*"),
        new Case(
            "delete: active",
            c -> c.deleteKeySigningKey(r -> r.hostedZoneId(keyed).name("first")),
            400,
            "InvalidKeySigningKeyStatus",
            ".*first cannot be deleted.*"));
  }

  @ParameterizedTest
  @MethodSource({"created", "others"})
  void call_isRefused(Case refused) {
    Route53Exception exception =
        catchThrowableOfType(Route53Exception.class, () -> refused.call.accept(keys.client()));
    assertThat(exception).as("refused").isNotNull();
    assertThat(exception.awsErrorDetails().errorCode())
        .as(exception.awsErrorDetails().errorMessage())
        .isEqualTo(refused.code);
    assertThat(exception.statusCode()).isEqualTo(refused.status);
    assertThat(exception.awsErrorDetails().errorMessage()).matches(refused.text);
    assertThat(keys.get(plain).keySigningKeys()).isEmpty();
  }

  private static void assertCode(String code, Runnable call) {
    Route53Exception exception = catchThrowableOfType(Route53Exception.class, call::run);
    assertThat(exception).as(code).isNotNull();
    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(code);
  }

  /** The zone above is hosted here: its delegation and its DS record are looked at. */
  @Test
  void parent_ofOurs_isLookedAt() {
    String parent = keys.api().createZone("above.example", "above");
    String child = keys.api().createZone("child.above.example", "below");
    keys.create(child, "key", 31, "ACTIVE");
    keys.api()
        .change(
            parent,
            List.of(Changes.create("child.above.example", RRType.NS, 60, "ns.elsewhere.example.")));
    assertCode("HostedZonePartiallyDelegated", () -> keys.enable(child));
    String[] servers =
        keys.api().listRecordSets(child).stream()
            .filter(set -> set.type() == RRType.NS)
            .flatMap(set -> set.resourceRecords().stream())
            .map(ResourceRecord::value)
            .toArray(String[]::new);
    String ds = keys.get(child).keySigningKeys().getFirst().dsRecord();
    keys.api()
        .change(
            parent,
            List.of(
                Changes.upsert("child.above.example", RRType.NS, 60, servers),
                Changes.create("child.above.example", RRType.DS, 60, ds)));
    keys.enable(child);
    keys.create(child, "next", 32, "ACTIVE");
    assertCode("KeySigningKeyInParentDSRecord", () -> keys.deactivate(child, "key"));
    assertCode("KeySigningKeyInParentDSRecord", () -> keys.disable(child));
    keys.deactivate(child, "next");
    keys.api().change(parent, List.of(Changes.delete("child.above.example", RRType.DS, 60, ds)));
    keys.disable(child);
    keys.deactivate(child, "key");
  }

  /** A key or a zone that has failed, as a state document may have it. */
  @Test
  void failure_blocksOthersUntilRepaired(@TempDir Path directory) {
    try (MilepostProcess own = MilepostProcess.start(directory);
        KeyApi failing = new KeyApi(own)) {
      String zone = failing.signedZone("failed.example", 41);
      failing.create(zone, "second", 42, "INACTIVE");
      RawHttp admin = new RawHttp(own.admin());
      String good = admin.send("GET", "/_milepost/state", "").text();
      String failedKey = good.replace("\"INACTIVE\"", "\"INTERNAL_FAILURE\"");
      assertThat(admin.send("PUT", "/_milepost/state", failedKey).status()).isEqualTo(200);
      assertCode("InvalidKeySigningKeyStatus", () -> failing.enable(zone));
      assertCode("InvalidKeySigningKeyStatus", () -> failing.disable(zone));
      assertCode("InvalidKeySigningKeyStatus", () -> failing.deactivate(zone, "first"));
      assertCode("InvalidKeySigningKeyStatus", () -> failing.activate(zone, "first"));
      failing.activate(zone, "second");
      assertThat(failing.statuses(zone)).containsExactly("ACTIVE", "ACTIVE");

      String failedZone = good.replace("\"SIGNING\"", "\"INTERNAL_FAILURE\"");
      assertThat(admin.send("PUT", "/_milepost/state", failedZone).status()).isEqualTo(200);
      assertThat(failing.serveSignature(zone)).isEqualTo("INTERNAL_FAILURE");
      assertCode("InvalidSigningStatus", () -> failing.activate(zone, "second"));
      assertCode("InvalidSigningStatus", () -> failing.deactivate(zone, "first"));
      assertCode("InvalidSigningStatus", () -> failing.delete(zone, "second"));
      assertCode("InvalidSigningStatus", () -> failing.create(zone, "third", 43, "ACTIVE"));
      failing.enable(zone);
      assertThat(failing.serveSignature(zone)).isEqualTo("SIGNING");
    }
  }
}
