package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.InvalidDomainNameException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchCidrCollectionException;
import software.amazon.awssdk.services.route53.model.NoSuchDelegationSetException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Requests that are refused as a whole: status, code, message and the SDK's exception. Faults that
 * are found in the zone are in {@link InvalidChangeBatchTest}.
 */
final class RefusalTest {
  private static final String NAME = "www.refusal.example.com";
  private static final String UNKNOWN = "Z0UNKNOWN0000";
  private static final String TOO_LONG_ID = "Z".repeat(33);
  private static final String TOO_LONG_ID_MESSAGE =
      "1 validation error detected: Value '"
          + TOO_LONG_ID
          + "' at '\\w+' failed to satisfy constraint: Member must have length less than or equal"
          + " to 32";
  private static final String VALUES_RULE =
      "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
          + " TrafficPolicyInstanceId], but found ";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zoneId = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zoneId = api.createZone("refusal.example.com", "refusal");
    api.change(zoneId, List.of(Changes.create("a." + NAME, RRType.A, 60, "192.0.2.1")));
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void zones(Refusal refusal) {
    verifyAndExpectNoChange(refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void lists(Refusal refusal) {
    verifyAndExpectNoChange(refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void changes(Refusal refusal) {
    verifyAndExpectNoChange(refusal);
  }

  private static void verifyAndExpectNoChange(Refusal refusal) {
    List<HostedZone> zones = api.client().listHostedZones().hostedZones();
    List<ResourceRecordSet> sets = api.listRecordSets(zoneId);
    refusal.verify(api.client());
    assertThat(api.client().listHostedZones().hostedZones()).isEqualTo(zones);
    assertThat(api.listRecordSets(zoneId)).isEqualTo(sets);
  }

  private static String exactly(String message) {
    return Pattern.quote(message);
  }

  private static Consumer<Route53Client> create(String name) {
    return client ->
        client.createHostedZone(request -> request.name(name).callerReference("never used"));
  }

  private static Refusal badName(String title, String name, String message) {
    return Refusal.of(title, create(name), InvalidDomainNameException.class, 400, message);
  }

  static Stream<Refusal> zones() {
    return Stream.of(
        Refusal.of(
            "create: caller reference used",
            client ->
                client.createHostedZone(
                    request -> request.name("other.example.net").callerReference("refusal")),
            HostedZoneAlreadyExistsException.class,
            409,
            exactly("A hosted zone has already been created with the specified caller reference.")),
        badName("create: wildcard", "*.example.com", ".+"),
        badName("create: wildcard, escaped", "\\052.example.com", ".+"),
        badName("create: top-level domain", "com", ".+"),
        badName("create: top-level domain with dot", "com.", ".+"),
        badName("create: root", ".", ".+"),
        badName(
            "create: empty label",
            "a..example.com",
            ".*DomainLabelEmpty \\(Domain label is empty\\) encountered with '.*'.*"),
        badName(
            "create: label of 64 octets",
            "a".repeat(64) + ".example.com",
            ".*DomainLabelTooLong \\(Domain label is too long\\) encountered with '.*'.*"),
        badName("create: name of 256 octets", "abcdefg.".repeat(31) + "abcdef.", ".+"),
        Refusal.of(
            "create: no caller reference",
            client -> client.createHostedZone(request -> request.name("none.example.com")),
            InvalidInputException.class,
            400,
            exactly(
                    "Invalid XML ; cvc-complex-type.2.4.b: The content of element"
                        + " 'CreateHostedZoneRequest' is not complete. One of '{")
                + ".*CallerReference.*"
                + exactly("}' is expected.")),
        Refusal.of(
            "create: no name",
            client -> client.createHostedZone(request -> request.callerReference("no name")),
            InvalidInputException.class,
            400,
            ".+"),
        Refusal.of(
            "create: empty caller reference",
            client ->
                client.createHostedZone(
                    request -> request.name("empty.example.com").callerReference("")),
            InvalidInputException.class,
            400,
            exactly(
                "Invalid XML ; cvc-minLength-valid: Value '' with length = '0' is not"
                    + " facet-valid with respect to minLength '1' for type 'Nonce'.")),
        Refusal.of(
            "create: caller reference of 129 characters",
            client ->
                client.createHostedZone(
                    request -> request.name("long.example.com").callerReference("r".repeat(129))),
            InvalidInputException.class,
            400,
            exactly(
                "Invalid XML ; cvc-maxLength-valid: Value '"
                    + "r".repeat(129)
                    + "' with length = '129' is not facet-valid with respect to maxLength '128' for"
                    + " type 'Nonce'.")),
        Refusal.of(
            "create: comment of 257 characters",
            client ->
                client.createHostedZone(request ->
                    request
                        .name("comment.example.com")
                        .callerReference("comment")
                        .hostedZoneConfig(config -> config.comment("c".repeat(257)))),
            InvalidInputException.class,
            400,
            ".*maxLength '256' for type 'ResourceDescription'\\..*"),
        Refusal.of(
            "get: unknown zone",
            client -> client.getHostedZone(request -> request.id(UNKNOWN)),
            NoSuchHostedZoneException.class,
            404,
            exactly("No hosted zone found with ID: " + UNKNOWN)),
        Refusal.of(
            "get: too long id",
            client -> client.getHostedZone(request -> request.id(TOO_LONG_ID)),
            InvalidInputException.class,
            400,
            TOO_LONG_ID_MESSAGE),
        Refusal.of(
            "delete: unknown zone",
            client -> client.deleteHostedZone(request -> request.id(UNKNOWN)),
            NoSuchHostedZoneException.class,
            404,
            exactly("No hosted zone found with ID: " + UNKNOWN)),
        Refusal.of(
            "delete: too long id",
            client -> client.deleteHostedZone(request -> request.id(TOO_LONG_ID)),
            InvalidInputException.class,
            400,
            TOO_LONG_ID_MESSAGE),
        Refusal.of(
            "change: unknown",
            client -> client.getChange(request -> request.id("C0UNKNOWN0000")),
            NoSuchChangeException.class,
            404,
            ".+"));
  }

  static Stream<Refusal> lists() {
    return Stream.of(
        Refusal.of(
            "zones: size 0",
            client -> client.listHostedZones(request -> request.maxItems("0")),
            InvalidInputException.class,
            400,
            ".+"),
        Refusal.of(
            "zones: size that is no number",
            client -> client.listHostedZones(request -> request.maxItems("ten")),
            InvalidInputException.class,
            400,
            ".+"),
        Refusal.of(
            "zones: unknown delegation set",
            client -> client.listHostedZones(request -> request.delegationSetId("N0UNKNOWN0000")),
            NoSuchDelegationSetException.class,
            400,
            ".+"),
        Refusal.of(
            "zones: unknown kind",
            client -> client.listHostedZones(request -> request.hostedZoneType("PublicHostedZone")),
            InvalidInputException.class,
            400,
            "1 validation error detected: Value 'PublicHostedZone' at 'hostedZoneType' failed to"
                + " satisfy constraint: Member must satisfy enum value set: .*"),
        Refusal.of(
            "zones: marker of 65 characters",
            client -> client.listHostedZones(request -> request.marker("Z".repeat(65))),
            InvalidInputException.class,
            400,
            "1 validation error detected: Value 'Z+' at 'marker' failed to satisfy constraint:"
                + " Member must have length less than or equal to 64"),
        Refusal.of(
            "zones: two faults",
            client ->
                client.listHostedZones(
                    request -> request.marker("Z".repeat(65)).delegationSetId(TOO_LONG_ID)),
            InvalidInputException.class,
            400,
            "2 validation errors detected: Value .* 64; Value .* 32|"
                + "2 validation errors detected: Value .* 32; Value .* 64"),
        Refusal.of(
            "zones by name: size -1",
            client -> client.listHostedZonesByName(request -> request.maxItems("-1")),
            InvalidInputException.class,
            400,
            ".+"),
        Refusal.of(
            "zones by name: label of 64 octets",
            client -> client.listHostedZonesByName(request -> request.dnsName("a".repeat(64))),
            InvalidDomainNameException.class,
            400,
            ".+"),
        Refusal.of(
            "sets: unknown zone",
            client -> client.listResourceRecordSets(request -> request.hostedZoneId(UNKNOWN)),
            NoSuchHostedZoneException.class,
            404,
            exactly("No hosted zone found with ID: " + UNKNOWN)),
        list("sets: type without name", request -> request.startRecordType(RRType.A), ".+"),
        list(
            "sets: identifier without type",
            request -> request.startRecordName(NAME).startRecordIdentifier("one"),
            ".+"),
        list("sets: identifier alone", request -> request.startRecordIdentifier("one"), ".+"),
        list(
            "sets: unknown type",
            request -> request.startRecordName(NAME).startRecordType("LOC"),
            "1 validation error detected: Value 'LOC' at '\\w+' failed to satisfy constraint: Member"
                + " must satisfy enum value set: .*"),
        list("sets: size 0", request -> request.maxItems("0"), ".+"),
        list("sets: size that is no number", request -> request.maxItems("1e2"), ".+"));
  }

  private static Refusal list(
      String title, Consumer<ListResourceRecordSetsRequest.Builder> request, String message) {
    return Refusal.of(
        title,
        client ->
            client.listResourceRecordSets(builder -> request.accept(builder.hostedZoneId(zoneId))),
        InvalidInputException.class,
        400,
        message);
  }

  private static Consumer<Route53Client> change(Change... changes) {
    return client ->
        client.changeResourceRecordSets(
            request -> request.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(changes)));
  }

  private static Refusal invalid(String title, String message, ResourceRecordSet set) {
    return Refusal.of(
        title,
        change(
            // A fault of the zone beside it: the request's own faults come first and alone.
            Changes.delete("absent.refusal.example.com", RRType.A, 60, "192.0.2.1"),
            Changes.of(ChangeAction.CREATE, set)),
        InvalidInputException.class,
        400,
        message);
  }

  private static ResourceRecordSet.Builder set() {
    return ResourceRecordSet.builder().name(NAME).type(RRType.A);
  }

  private static ResourceRecordSet.Builder values() {
    return set().ttl(60L).resourceRecords(Changes.records("192.0.2.1"));
  }

  private static ResourceRecordSet.Builder alias() {
    return set()
        .aliasTarget(
            target -> target.hostedZoneId(zoneId).dnsName("a." + NAME).evaluateTargetHealth(false));
  }

  private static String in(String identifier) {
    return " in Change with [Action=CREATE, Name="
        + NAME
        + ", Type=A, SetIdentifier="
        + identifier
        + "]";
  }

  static Stream<Refusal> changes() {
    String[] values401 = new String[401];
    for (int i = 0; i < values401.length; i++) {
      values401[i] = "10.0." + i / 200 + "." + i % 200;
    }
    String none = exactly(VALUES_RULE + "none" + in("null"));
    String several = exactly(VALUES_RULE + "more than one" + in("null"));
    return Stream.of(
        Refusal.of(
            "unknown zone",
            client ->
                client.changeResourceRecordSets(request ->
                    request
                        .hostedZoneId(UNKNOWN)
                        .changeBatch(batch ->
                            batch.changes(Changes.of(ChangeAction.CREATE, values().build())))),
            NoSuchHostedZoneException.class,
            404,
            exactly("No hosted zone found with ID: " + UNKNOWN)),
        Refusal.of("no change", change(), InvalidInputException.class, 400, ".+"),
        Refusal.of(
            "comment of 257 characters",
            client ->
                client.changeResourceRecordSets(request ->
                    request
                        .hostedZoneId(zoneId)
                        .changeBatch(batch ->
                            batch
                                .comment("c".repeat(257))
                                .changes(Changes.of(ChangeAction.CREATE, values().build())))),
            InvalidInputException.class,
            400,
            ".*with length = '257' is not facet-valid with respect to maxLength '256'.*"),
        Refusal.of(
            "unknown action",
            change(Change.builder().action("FOO").resourceRecordSet(values().build()).build()),
            InvalidInputException.class,
            400,
            exactly(
                "Invalid XML ; cvc-enumeration-valid: Value 'FOO' is not facet-valid with respect"
                    + " to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the"
                    + " enumeration.")),
        Refusal.of(
            "no action",
            change(Change.builder().resourceRecordSet(values().build()).build()),
            InvalidInputException.class,
            400,
            ".+"),
        invalid(
            "unknown type",
            ".*cvc-enumeration-valid: Value 'LOC' is not facet-valid.*",
            values().type("LOC").build()),
        invalid(
            "no type",
            ".*cvc-complex-type\\.2\\.4.*",
            ResourceRecordSet.builder()
                .name(NAME)
                .ttl(60L)
                .resourceRecords(Changes.records("192.0.2.1"))
                .build()),
        invalid("neither values nor alias", none, set().build()),
        invalid("TTL without values", none, set().ttl(60L).build()),
        invalid(
            "values without TTL",
            none,
            set().resourceRecords(Changes.records("192.0.2.1")).build()),
        invalid("alias and TTL", several, alias().ttl(60L).build()),
        invalid(
            "alias and values",
            several,
            alias().ttl(60L).resourceRecords(Changes.records("192.0.2.1")).build()),
        invalid("TTL below 0", ".+", values().ttl(-1L).build()),
        invalid("TTL of 2 to the 31st", ".+", values().ttl(2_147_483_648L).build()),
        invalid(
            "identifier without policy",
            exactly(
                "Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation,"
                    + " or MultiValueAnswer], but found none"
                    + in("one")),
            values().setIdentifier("one").build()),
        invalid(
            "two policies",
            exactly(
                    "Invalid request: Expected exactly one of [Weight, Region, Failover,"
                        + " GeoLocation, ")
                + ".*"
                + exactly("], but found more than one" + in("one")),
            values().setIdentifier("one").weight(1L).failover("PRIMARY").build()),
        invalid(
            "policy without identifier",
            exactly("Invalid request: Missing field 'SetIdentifier'" + in("null")),
            values().weight(1L).build()),
        invalid(
            "multivalue answer that is false",
            ".+",
            values().setIdentifier("one").multiValueAnswer(false).build()),
        invalid(
            "continent and country",
            ".+",
            values()
                .setIdentifier("one")
                .geoLocation(geo -> geo.continentCode("EU").countryCode("FR"))
                .build()),
        invalid("weight of 256", ".+", values().setIdentifier("one").weight(256L).build()),
        invalid(
            "identifier of 129 characters",
            ".*maxLength '128'.*",
            values().setIdentifier("i".repeat(129)).weight(1L).build()),
        invalid(
            "value of 4001 characters",
            ".*maxLength '4000'.*",
            values().type(RRType.TXT).resourceRecords(Changes.records("x".repeat(4001))).build()),
        invalid("401 values", ".+", values().resourceRecords(Changes.records(values401)).build()),
        invalid(
            "multivalue alias",
            exactly("Invalid request: Expected no MultiValueAnswer with AliasTarget" + in("one")),
            alias().setIdentifier("one").multiValueAnswer(true).build()),
        invalid(
            "two geoproximity locations",
            ".+",
            values()
                .setIdentifier("one")
                .geoProximityLocation(geo ->
                    geo.awsRegion("eu-west-1")
                        .coordinates(point -> point.latitude("1").longitude("2")))
                .build()),
        invalid(
            "latitude of 91",
            ".+",
            values()
                .setIdentifier("one")
                .geoProximityLocation(
                    geo -> geo.coordinates(point -> point.latitude("91").longitude("2")))
                .build()),
        invalid(
            "bias of 100",
            ".*maxInclusive '99' for type 'Bias'.*",
            values()
                .setIdentifier("one")
                .geoProximityLocation(geo -> geo.awsRegion("eu-west-1").bias(100))
                .build()),
        invalid(
            "unknown region", ".*", values().setIdentifier("one").region("eu-nowhere-1").build()),
        new Refusal(
            "unknown CIDR collection",
            change(
                Changes.of(
                    ChangeAction.CREATE,
                    values()
                        .setIdentifier("one")
                        .cidrRoutingConfig(cidr ->
                            cidr.collectionId("01234567-89ab-cdef-0123-456789abcdef")
                                .locationName("*"))
                        .build())),
            NoSuchCidrCollectionException.class,
            404,
            "NoSuchCidrCollectionException",
            Pattern.compile(
                "A CIDR collection with id 01234567-89ab-cdef-0123-456789abcdef does not"
                    + " exist\\.")),
        Refusal.of(
            "unknown health check",
            change(
                Changes.of(
                    ChangeAction.CREATE,
                    values().healthCheckId("01234567-89ab-cdef-0123-456789abcdef").build())),
            NoSuchHealthCheckException.class,
            404,
            "A health check with id 01234567-89ab-cdef-0123-456789abcdef does not exist\\."));
  }
}
