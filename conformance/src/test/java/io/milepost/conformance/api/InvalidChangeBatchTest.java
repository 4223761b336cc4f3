package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Batches that do not fit the zone. Each has a good change in front, which must not be made either.
 */
final class InvalidChangeBatchTest {
  private static final String ZONE = "batch.example.com.";
  private static final String WWW = "www." + ZONE;
  private static final String ALIAS = "alias." + ZONE;
  private static final String NEW = "new." + ZONE;
  private static final String GROUP = "group." + ZONE;
  private static final String NO_APEX_NS =
      "A HostedZone must contain at least one NS record for the zone itself.";
  private static final String NO_SOA = "A HostedZone must contain exactly one SOA record.";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zoneId = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zoneId = api.createZone(ZONE, "batch");
    api.change(
        zoneId,
        List.of(
            Changes.create(WWW, RRType.A, 300, "192.0.2.1", "192.0.2.2"),
            Changes.create("*." + ZONE, RRType.A, 300, "192.0.2.1"),
            Changes.create(ALIAS, RRType.CNAME, 300, "target.example.net"),
            Changes.upsert(ZONE, RRType.NS, 300, "ns1.example.net.", "ns2.example.net."),
            Changes.upsert(ZONE, RRType.SOA, 300, "ns1.example.net. h.example.net. 1 2 3 4 5"),
            weighted("one", 1, 300),
            weighted("two", 1, 300)));
  }

  private static Change weighted(String identifier, long weight, long ttlSeconds) {
    return routed(GROUP, identifier, set -> set.weight(weight).ttl(ttlSeconds));
  }

  private static Change routed(
      String name, String identifier, Consumer<ResourceRecordSet.Builder> fields) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name, RRType.A, 300, "192.0.2.1").toBuilder().setIdentifier(identifier);
    fields.accept(set);
    return Changes.of(ChangeAction.CREATE, set.build());
  }

  private static Change aliasTo(String zone, String target) {
    return Changes.of(
        ChangeAction.CREATE,
        ResourceRecordSet.builder()
            .name(NEW)
            .type(RRType.A)
            .aliasTarget(
                alias -> alias.hostedZoneId(zone).dnsName(target).evaluateTargetHealth(false))
            .build());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  /**
   * A batch with its faults.
   *
   * @param messages regular expressions, one for each message
   */
  record Faults(String title, List<Change> changes, List<String> messages) {
    Faults {
      changes = List.copyOf(changes);
      messages = List.copyOf(messages);
    }

    static Faults exact(String title, String message, Change... changes) {
      return new Faults(title, List.of(changes), List.of(Pattern.quote(message)));
    }

    static Faults like(String title, String message, Change... changes) {
      return new Faults(title, List.of(changes), List.of(message));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"zoneFaults", "groupFaults", "aliasFaults", "nameFaults", "sizeFaults"})
  void batch(Faults faults) {
    List<Change> changes = new ArrayList<>();
    if (!faults.title().contains("limit")) {
      changes.add(Changes.create("good." + ZONE, RRType.A, 60, "192.0.2.99"));
    }
    changes.addAll(faults.changes());
    verify(changes, faults.messages().stream().collect(Collectors.joining(", ", "\\[", "\\]")));
  }

  private static void verify(List<Change> changes, String message) {
    List<ResourceRecordSet> before = api.listRecordSets(zoneId);
    new Refusal(
            "batch",
            client ->
                client.changeResourceRecordSets(request ->
                    request.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(changes))),
            InvalidChangeBatchException.class,
            400,
            "InvalidChangeBatch",
            Pattern.compile(message, Pattern.DOTALL))
        .verify(api.client());
    assertThat(api.listRecordSets(zoneId)).isEqualTo(before);
  }

  private static String named(String listedName, String type) {
    return "[name='" + listedName + "', type='" + type + "']";
  }

  static Stream<Faults> zoneFaults() {
    String exists = "Tried to create resource record set %s but it already exists";
    String absent = "Tried to delete resource record set %s but it was not found";
    String differs =
        "Tried to delete resource record set %s but the values provided do not match the current"
            + " values";
    return Stream.of(
        Faults.exact(
            "create what exists",
            exists.formatted(named(WWW, "A")),
            Changes.create("WWW." + ZONE, RRType.A, 300, "192.0.2.3")),
        Faults.exact(
            "create a wildcard that exists",
            exists.formatted(named("\\052." + ZONE, "A")),
            Changes.create("*." + ZONE, RRType.A, 300, "192.0.2.3")),
        Faults.exact(
            "delete what is not there",
            absent.formatted(named("absent." + ZONE, "A")),
            Changes.delete("absent." + ZONE, RRType.A, 300, "192.0.2.1")),
        Faults.exact(
            "delete what the wildcard covers",
            absent.formatted(named("any." + ZONE, "A")),
            Changes.delete("any." + ZONE, RRType.A, 300, "192.0.2.1")),
        Faults.exact(
            "delete another type",
            absent.formatted(named(WWW, "AAAA")),
            Changes.delete(WWW, RRType.AAAA, 300, "2001:db8::1")),
        Faults.exact(
            "delete with another TTL",
            differs.formatted(named(WWW, "A")),
            Changes.delete(WWW, RRType.A, 301, "192.0.2.1", "192.0.2.2")),
        Faults.exact(
            "delete with another value",
            differs.formatted(named(WWW, "A")),
            Changes.delete(WWW, RRType.A, 300, "192.0.2.1", "192.0.2.3")),
        Faults.exact(
            "delete with a value missing",
            differs.formatted(named(WWW, "A")),
            Changes.delete(WWW, RRType.A, 300, "192.0.2.1")),
        Faults.exact(
            "delete with a value more",
            differs.formatted(named(WWW, "A")),
            Changes.delete(WWW, RRType.A, 300, "192.0.2.1", "192.0.2.2", "192.0.2.3")),
        Faults.exact(
            "outside the zone",
            "RRSet with DNS name www.example.com. is not permitted in zone " + ZONE,
            Changes.create("www.example.com", RRType.A, 60, "192.0.2.1")),
        Faults.exact(
            "outside the zone, though its text ends alike",
            "RRSet with DNS name notbatch.example.com. is not permitted in zone " + ZONE,
            Changes.upsert("notbatch.example.com", RRType.A, 60, "192.0.2.1")),
        Faults.exact(
            "CNAME beside other types",
            "RRSet of type CNAME with DNS name "
                + WWW
                + " is not permitted as it conflicts with other records with the same DNS name in"
                + " zone "
                + ZONE,
            Changes.create(WWW, RRType.CNAME, 60, "example.net")),
        Faults.exact(
            "another type beside a CNAME",
            "RRSet of type TXT with DNS name "
                + ALIAS
                + " is not permitted because a conflicting RRSet of type  CNAME with the same DNS"
                + " name already exists in zone "
                + ZONE,
            Changes.create(ALIAS, RRType.TXT, 60, "\"text\"")),
        Faults.like(
            "CNAME at the apex",
            ".*"
                + Pattern.quote(
                    "RRSet of type CNAME with DNS name "
                        + ZONE
                        + " is not permitted at apex in zone "
                        + ZONE)
                + ".*",
            Changes.create(ZONE, RRType.CNAME, 60, "example.net")),
        Faults.exact(
            "apex NS deleted",
            NO_APEX_NS,
            Changes.delete(ZONE, RRType.NS, 300, "ns1.example.net.", "ns2.example.net.")),
        Faults.exact(
            "SOA deleted",
            NO_SOA,
            Changes.delete(ZONE, RRType.SOA, 300, "ns1.example.net. h.example.net. 1 2 3 4 5")),
        Faults.like(
            "two SOA records",
            ".+",
            Changes.upsert(
                ZONE,
                RRType.SOA,
                300,
                "ns1.example.net. h.example.net. 1 2 3 4 5",
                "ns2.example.net. h.example.net. 1 2 3 4 5")),
        Faults.like(
            "SOA below the apex",
            ".+",
            Changes.create(NEW, RRType.SOA, 300, "ns1.example.net. h.example.net. 1 2 3 4 5")),
        Faults.like(
            "DS at the apex",
            ".+",
            Changes.create(ZONE, RRType.DS, 300, "1 13 2 " + "ab".repeat(32))),
        Faults.like(
            "NS at a wildcard",
            ".+",
            Changes.create("*." + ZONE, RRType.NS, 300, "ns.example.net")),
        Faults.like(
            "CNAME with two values",
            ".+",
            Changes.create(NEW, RRType.CNAME, 60, "a.example.", "b.example.")),
        Faults.exact(
            "the same value twice",
            "Duplicate Resource Record: '192.0.2.9'",
            Changes.create(NEW, RRType.A, 60, "192.0.2.9", "192.0.2.8", "192.0.2.9")),
        Faults.exact(
            "created twice",
            "The request contains an invalid set of changes for a resource record set 'A "
                + NEW
                + "'",
            Changes.create(NEW, RRType.A, 60, "192.0.2.1"),
            Changes.create(NEW, RRType.A, 60, "192.0.2.2")),
        Faults.like(
            "deleted twice",
            ".+",
            Changes.delete(WWW, RRType.A, 300, "192.0.2.1", "192.0.2.2"),
            Changes.delete(WWW, RRType.A, 300, "192.0.2.1", "192.0.2.2")),
        new Faults(
            "several faults, in the order of the changes",
            List.of(
                Changes.create(WWW, RRType.A, 60, "192.0.2.1"),
                Changes.create(NEW, RRType.A, 60, "192.0.2.1"),
                Changes.create("bad." + ZONE, RRType.A, 60, "192.0.2.256", "192.0.2.1"),
                Changes.delete("absent." + ZONE, RRType.A, 60, "192.0.2.1"),
                Changes.create("www.example.net", RRType.A, 60, "192.0.2.1")),
            List.of(
                Pattern.quote(exists.formatted(named(WWW, "A"))),
                Pattern.quote(
                    "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is"
                        + " not a valid IPv4 address) encountered with '192.0.2.256''"),
                Pattern.quote(absent.formatted(named("absent." + ZONE, "A"))),
                Pattern.quote(
                    "RRSet with DNS name www.example.net. is not permitted in zone " + ZONE))),
        new Faults(
            "several faults of one set",
            List.of(Changes.create(NEW, RRType.A, 60, "one", "two", "192.0.2.1", "192.0.2.1")),
            List.of(
                ".*ARRDATAIllegalIPv4Address.* encountered with 'one''",
                ".*ARRDATAIllegalIPv4Address.* encountered with 'two''",
                "Duplicate Resource Record: '192\\.0\\.2\\.1'")));
  }

  static Stream<Faults> groupFaults() {
    String named = "RRSet with DNS name " + GROUP + ", type A";
    return Stream.of(
        Faults.exact(
            "simple set where a group is",
            named + " cannot be created as other RRSets exist with the same name and type.",
            Changes.create(GROUP, RRType.A, 300, "192.0.2.1")),
        Faults.exact(
            "weighted set beside a simple one",
            "RRSet with DNS name "
                + WWW
                + ", type A, SetIdentifier one cannot be created as a non-weighted set exists with"
                + " the same name and type.",
            routed(WWW, "one", set -> set.weight(1L))),
        Faults.exact(
            "multivalue set beside weighted ones",
            named
                + ", SetIdentifier x cannot be created because a non multivalue answer rrset"
                + " exists with the same name and type.",
            routed(GROUP, "x", set -> set.multiValueAnswer(true))),
        Faults.exact(
            "geolocation set beside weighted ones",
            "RRSet with DNS name "
                + GROUP
                + ", SetIdentifier x, and routing to [country = (*, Default)} cannot be created"
                + " because a non-GEO RRSet with the same name and type already exists.",
            routed(GROUP, "x", set -> set.geoLocation(geo -> geo.countryCode("*")))),
        Faults.exact(
            "two sets for a region",
            "RRSet with DNS name "
                + NEW
                + ", type A, SetIdentifier b, and Region Name=eu-west-1 cannot be created because a"
                + " latency RRSet with the same name, type and region already exists.",
            routed(NEW, "a", set -> set.region("eu-west-1")),
            routed(NEW, "b", set -> set.region("eu-west-1"))),
        Faults.exact(
            "another TTL in a weighted group",
            "RRSet with DNS name "
                + GROUP
                + "  and type A, SetIdentifier x cannot be created as weighted sets must contain"
                + " the same TTL.",
            weighted("x", 1, 60)),
        Faults.exact(
            "a place that is not known",
            "Cannot find location: 'country = CA subdivision = NL'.  No changes made.",
            routed(
                NEW,
                "x",
                set -> set.geoLocation(geo -> geo.countryCode("CA").subdivisionCode("NL")))),
        Faults.exact(
            "the same identifier twice",
            "Tried to create resource record set [name='"
                + GROUP
                + "', type='A', set-identifier='one'] but it already exists",
            weighted("one", 2, 300)),
        Faults.exact(
            "delete with another weight",
            "Tried to delete resource record set [name='"
                + GROUP
                + "', type='A', set-identifier='one'] but the values provided do not match the"
                + " current values",
            Changes.of(ChangeAction.DELETE, weighted("one", 2, 300).resourceRecordSet())),
        Faults.exact(
            "delete of a group without identifier",
            "Tried to delete resource record set " + named(GROUP, "A") + " but it was not found",
            Changes.delete(GROUP, RRType.A, 300, "192.0.2.1")));
  }

  static Stream<Faults> aliasFaults() {
    String tried = "Tried to create an alias that targets %s, type A in zone %s, but ";
    String outside = tried + "the alias target name does not lie within the target zone";
    String absent = tried + "that target was not found";
    String away = "www.example.net.";
    return Stream.of(
        Faults.exact(
            "alias of what is not there",
            absent.formatted("absent." + ZONE, zoneId),
            aliasTo(zoneId, "Absent." + ZONE)),
        new Faults(
            "alias out of its zone",
            List.of(aliasTo(zoneId, away)),
            List.of(
                Pattern.quote(outside.formatted(away, zoneId)),
                Pattern.quote(absent.formatted(away, zoneId)))),
        new Faults(
            "alias of another service's endpoint",
            List.of(aliasTo("Z2FDTNDATAQYW2", "lb.us-east-1.elb.amazonaws.com.")),
            List.of(
                Pattern.quote(
                    outside.formatted("lb.us-east-1.elb.amazonaws.com.", "Z2FDTNDATAQYW2")),
                Pattern.quote(
                    absent.formatted("lb.us-east-1.elb.amazonaws.com.", "Z2FDTNDATAQYW2")))),
        Faults.like(
            "alias of itself",
            Pattern.quote(tried.formatted(NEW, zoneId)) + ".+",
            aliasTo(zoneId, NEW)),
        Faults.like(
            "alias with health of CloudFront",
            ".*EvaluateTargetHealth.*",
            Changes.of(
                ChangeAction.CREATE,
                aliasTo("Z2FDTNDATAQYW2", "d1.cloudfront.net").resourceRecordSet().toBuilder()
                    .aliasTarget(alias ->
                        alias
                            .hostedZoneId("Z2FDTNDATAQYW2")
                            .dnsName("d1.cloudfront.net")
                            .evaluateTargetHealth(true))
                    .build())));
  }

  static Stream<Faults> nameFaults() {
    return Stream.of(
        Faults.like(
            "name with a space",
            ".*"
                + Pattern.quote(
                    "FATAL problem: UnsupportedCharacter (Value contains unsupported characters)"
                        + " encountered with ' '")
                + ".*",
            Changes.create("a b." + ZONE, RRType.A, 60, "192.0.2.1")),
        Faults.like(
            "name beyond ASCII",
            ".*FATAL problem: UnsupportedCharacter .*",
            Changes.create("bücher." + ZONE, RRType.A, 60, "192.0.2.1")),
        Faults.like(
            "name with an empty label",
            ".*FATAL problem: DomainLabelEmpty \\(Domain label is empty\\) encountered with '.*",
            Changes.create("a.." + ZONE, RRType.A, 60, "192.0.2.1")),
        Faults.like(
            "name with a label of 64 octets",
            ".*FATAL problem: DomainLabelTooLong \\(Domain label is too long\\) encountered with '.*",
            Changes.create("a".repeat(64) + "." + ZONE, RRType.A, 60, "192.0.2.1")),
        Faults.like(
            "name of 256 octets",
            ".+",
            Changes.create("abcdefg.".repeat(30) + ZONE, RRType.A, 60, "192.0.2.1")));
  }

  static Stream<Faults> sizeFaults() {
    List<Change> elements = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      String[] values = new String[91];
      for (int j = 0; j < values.length; j++) {
        values[j] = "10." + i + ".0." + j;
      }
      elements.add(Changes.create("a" + i + "." + ZONE, RRType.A, 60, values));
    }
    List<Change> doubled =
        elements.stream()
            .limit(6)
            .map(change -> Changes.of(ChangeAction.UPSERT, change.resourceRecordSet()))
            .toList();
    List<Change> characters = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      String value = "\"" + "x".repeat(i == 0 ? 249 : 248) + "\"";
      characters.add(Changes.create("t" + i + "." + ZONE, RRType.TXT, 60, value));
    }
    List<Change> doubledCharacters =
        characters.stream()
            .limit(65)
            .map(change -> Changes.of(ChangeAction.UPSERT, change.resourceRecordSet()))
            .toList();
    return Stream.of(
        new Faults(
            "limit of 1,000 records, CREATE",
            elements,
            List.of("Number of records limit of 1000 exceeded\\.")),
        new Faults(
            "limit of 1,000 records, UPSERT counts twice",
            doubled,
            List.of("Number of records limit of 1000 exceeded\\.")),
        new Faults("limit of 32,000 characters, CREATE", characters, List.of(".+")),
        new Faults(
            "limit of 32,000 characters, UPSERT counts twice", doubledCharacters, List.of(".+")));
  }

  /** A value that its type does not allow, and what is known of the message. */
  record BadValue(RRType type, String value, String problem) {
    @Override
    public String toString() {
      return type + " " + (value.length() > 60 ? value.length() + " characters" : value);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void badValue(BadValue bad) {
    verify(
        List.of(Changes.create(NEW, bad.type(), 60, bad.value())),
        "\\[Invalid Resource Record: 'FATAL problem: " + bad.problem() + "'\\]");
  }

  static Stream<BadValue> badValue() {
    String unknown = "\\w+ \\(.+\\) encountered with '.*'";
    String quotes =
        "InvalidCharacterString \\(Value should be enclosed in quotation marks\\) encountered with"
            + " '.*'";
    String characters =
        "UnsupportedCharacter \\(Value contains unsupported characters\\) encountered with '.*'";
    return Stream.of(
            badValues(
                RRType.A,
                "ARRDATAIllegalIPv4Address \\(Value is not a valid IPv4 address\\) encountered with"
                    + " '.*'",
                "192.0.2.256",
                "192.0.2",
                "192.0.2.1.",
                "0x7f.0.0.1",
                "2001:db8::1",
                "www.example.com"),
            badValues(RRType.A, characters, "\u0661.0.2.1"),
            badValues(
                RRType.AAAA,
                "AAAARRDATAIllegalIPv6Address \\(Value is not a valid IPv6 address\\) encountered"
                    + " with '.*'",
                "192.0.2.1",
                "2001:db8::1::2",
                "2001:db8::12345",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8:9"),
            badValues(
                RRType.CAA,
                unknown,
                "0 issue ca.example.net",
                "256 issue \"ca.example.net\"",
                "0 \"ca.example.net\"",
                "0 is-sue \"ca.example.net\""),
            badValues(RRType.CNAME, unknown, "a..example.net", "a b", "a".repeat(64) + ".net"),
            badValues(
                RRType.DS,
                unknown,
                "1 13 2",
                "65536 13 2 ab",
                "1 256 2 ab",
                "1 13 2 xyz",
                "1 13 2 abc"),
            badValues(RRType.HTTPS, unknown, "1", "65536 .", "x .", "1 . port=65536", "1 . what=1"),
            badValues(RRType.SVCB, unknown, "1 . ipv4hint=192.0.2.256", "1 a..b alpn=h2"),
            badValues(RRType.MX, "MXRRDATANotTwoFields .*", "10", "10 a. b."),
            badValues(RRType.MX, unknown, "65536 a.", "-1 a.", "ten a."),
            badValues(
                RRType.NAPTR,
                unknown,
                "100 50 s \"\" \"\" .",
                "65536 50 \"s\" \"\" \"\" a.",
                "100 50 \"s\" \"\" \"\""),
            badValues(RRType.NS, unknown, "a..example.net"),
            badValues(RRType.PTR, unknown, "a b.example.net"),
            badValues(
                RRType.SRV,
                "SRVRRDATANotFourFields \\(SRV record doesn't have 4 fields\\) encountered with"
                    + " '.*'",
                "1 2 3",
                "1 2 3 a. b."),
            badValues(RRType.SRV, unknown, "1 2 65536 a."),
            badValues(RRType.SSHFP, unknown, "1 1", "1 1 xyz", "256 1 ab"),
            badValues(RRType.TLSA, unknown, "4 0 0 ab", "0 2 0 ab", "0 0 3 ab", "0 0 0 xyz"),
            badValues(RRType.TXT, quotes, "unquoted", "\"a\" b"),
            badValues(RRType.SPF, quotes, "v=spf1"),
            badValues(
                RRType.TXT,
                "CharacterStringTooLong \\(Value is too long\\) encountered with '.*'",
                "\"" + "x".repeat(256) + "\""),
            badValues(RRType.TXT, characters, "\"a\tb\"", " \"a\"", "\"ü\""),
            badValues(RRType.TXT, unknown, "\"open", "\"a\\9\"", "\"\\400\""))
        .flatMap(values -> values);
  }

  private static Stream<BadValue> badValues(RRType type, String problem, String... values) {
    return Arrays.stream(values).map(value -> new BadValue(type, value, problem));
  }

  @Test
  void badValue_soa() {
    for (String value :
        List.of("ns. h. 1 2 3 4", "ns. h. 1 2 3 4 5 6", "ns. h. 1 2 3 4 x", "ns. h. -1 2 3 4 5")) {
      verify(
          List.of(Changes.upsert(ZONE, RRType.SOA, 60, value)),
          "\\[Invalid Resource Record: 'FATAL problem: \\w+ \\(.+\\) encountered with '.*''\\]");
    }
  }
}
