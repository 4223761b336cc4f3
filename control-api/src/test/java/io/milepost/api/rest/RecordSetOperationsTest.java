package io.milepost.api.rest;

import static io.milepost.api.rest.ApiFixture.change;
import static io.milepost.api.rest.ApiFixture.root;
import static io.milepost.api.rest.ApiFixture.text;
import static io.milepost.api.rest.ApiFixture.texts;
import static io.milepost.api.rest.ApiFixture.ttlAndValues;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.http.HttpReply;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordSetOperationsTest {
  private static final String ALIAS =
      "<AliasTarget><HostedZoneId>Z1</HostedZoneId><DNSName>b.example.com</DNSName>"
          + "<EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>";
  private static final String DATA =
      "Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
          + " TrafficPolicyInstanceId], but found ";
  private static final String ROUTING =
      "Expected exactly one of [Weight, Region, Failover, GeoLocation, or MultiValueAnswer], but"
          + " found ";

  private final ApiFixture api = new ApiFixture();
  private String zone = "";

  @BeforeEach
  void createZone() {
    zone = api.createZone("example.com", "r");
  }

  @Test
  void list_afterCreate_givesValuesAsWrittenAndNamesEscaped() {
    HttpReply changed =
        api.change(
            zone,
            change("CREATE", "*.Example.com", "TXT", ttlAndValues("\"b &amp; c\"", "\"a\""))
                + change("CREATE", "w.example.com", "CNAME", ttlAndValues("Foo.example.com")));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(text(changed, "Status")).isEqualTo("PENDING");
    HttpReply list = api.get("/hostedzone/" + zone + "/rrset");
    assertThat(list.body())
        .contains(
            "<ResourceRecordSet><Name>\\052.example.com.</Name><Type>TXT</Type><TTL>60</TTL>"
                + "<ResourceRecords><ResourceRecord><Value>\"b &amp; c\"</Value></ResourceRecord>"
                + "<ResourceRecord><Value>\"a\"</Value></ResourceRecord></ResourceRecords>"
                + "</ResourceRecordSet>")
        .contains("<Value>Foo.example.com</Value>")
        .contains("<IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>");
    assertThat(texts(list, "Name"))
        .containsExactly("example.com.", "example.com.", "\\052.example.com.", "w.example.com.");
  }

  @Test
  void list_pages_byNameAndType() {
    api.change(
        zone,
        change("CREATE", "a.example.com", "TXT", ttlAndValues("\"t\""))
            + change("CREATE", "a.example.com", "A", ttlAndValues("192.0.2.1")));
    HttpReply page = api.get("/hostedzone/" + zone + "/rrset?maxitems=3");
    assertThat(texts(page, "Type")).containsExactly("NS", "SOA", "A");
    assertThat(page.body())
        .contains(
            "<IsTruncated>true</IsTruncated><NextRecordName>a.example.com.</NextRecordName>"
                + "<NextRecordType>TXT</NextRecordType><MaxItems>3</MaxItems>");
    HttpReply next =
        api.get("/hostedzone/" + zone + "/rrset?maxitems=3&name=a.example.com.&type=TXT");
    assertThat(texts(next, "Type")).containsExactly("TXT");
    assertThat(next.body()).doesNotContain("NextRecord");
    HttpReply escaped = api.get("/hostedzone/" + zone + "/rrset?name=%5C141.EXAMPLE.com");
    assertThat(texts(escaped, "Type")).containsExactly("A", "TXT");
  }

  @ParameterizedTest
  @CsvSource({
    "type=A, StartRecordType is given without StartRecordName.",
    "name=a&identifier=x, StartRecordIdentifier is given without StartRecordName and"
        + " StartRecordType."
  })
  void list_ofIncompletePosition_isRefused(String query, String message) {
    HttpReply reply = api.get("/hostedzone/" + zone + "/rrset?" + query);
    assertThat(text(reply, "Code")).isEqualTo("InvalidInput");
    assertThat(text(reply, "Message")).isEqualTo(message);
  }

  @Test
  void list_ofSeveralBadParameters_reportsAll() {
    HttpReply reply =
        api.get("/hostedzone/" + zone + "/rrset?name=a&type=FOO&identifier=" + "x".repeat(129));
    assertThat(text(reply, "Message"))
        .startsWith("2 validation errors detected: Value 'FOO' at 'startRecordType' failed to")
        .contains("Member must satisfy enum value set: [SOA, A, TXT")
        .contains("; Value 'xxx")
        .contains("Member must have length less than or equal to 128");
  }

  @Test
  void list_ofUnknownZone_givesNoSuchHostedZone() {
    assertThat(api.get("/hostedzone/Z1/rrset").status()).isEqualTo(404);
  }

  static Stream<Arguments> invalidChanges() {
    String values = ttlAndValues("192.0.2.1");
    return Stream.of(
        Arguments.of("", null, DATA + "none"),
        Arguments.of("<TTL>60</TTL>", null, DATA + "none"),
        Arguments.of(values.replace("<TTL>60</TTL>", ""), null, DATA + "none"),
        Arguments.of("<TTL>60</TTL>" + ALIAS, null, DATA + "more than one"),
        Arguments.of(values + ALIAS, null, DATA + "more than one"),
        Arguments.of("<SetIdentifier>s</SetIdentifier>" + values, "s", ROUTING + "none"),
        Arguments.of(
            "<SetIdentifier>s</SetIdentifier><Weight>1</Weight><Failover>PRIMARY</Failover>"
                + values,
            "s",
            ROUTING + "more than one"),
        Arguments.of("<Weight>1</Weight>" + values, null, "Missing field 'SetIdentifier'"));
  }

  @ParameterizedTest
  @MethodSource("invalidChanges")
  void change_thatIsNotWellFormed_isRefused(String members, String identifier, String message) {
    HttpReply reply = api.change(zone, change("CREATE", "A.example.com", "A", members));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply, "Code")).isEqualTo("InvalidInput");
    assertThat(text(reply, "Message"))
        .isEqualTo(
            "Invalid request: "
                + message
                + " in Change with [Action=CREATE, Name=A.example.com,"
                + " Type=A, SetIdentifier="
                + identifier
                + "]");
  }

  @Test
  void change_withSeveralFaults_reportsAllOfThem() {
    HttpReply reply =
        api.change(
            zone,
            change("CREATE", "a.example.com", "A", "")
                + change("CREATE", "b.example.com", "A", ttlAndValues("192.0.2.1"))
                + change("DELETE", "c.example.com", "A", "<TTL>1</TTL>"));
    assertThat(text(reply, "Message"))
        .startsWith("Invalid request: Expected")
        .contains("Name=a.example.com", "Name=c.example.com")
        .doesNotContain("Name=b.example.com");
    assertThat(api.get("/hostedzone/" + zone + "/rrset").body()).doesNotContain("b.example.com");
  }

  static Stream<Arguments> missingFeatures() {
    String identified = "<SetIdentifier>s</SetIdentifier>";
    String values = ttlAndValues("192.0.2.1");
    return Stream.of(
        Arguments.of(ALIAS, "alias"),
        Arguments.of(
            "<TrafficPolicyInstanceId>t</TrafficPolicyInstanceId>", "TrafficPolicyInstanceId"),
        Arguments.of(identified + "<Weight>1</Weight>" + values, "Weighted routing"),
        Arguments.of(identified + "<Region>us-east-1</Region>" + values, "Latency routing"),
        Arguments.of(identified + "<Failover>PRIMARY</Failover>" + values, "Failover routing"),
        Arguments.of(
            identified + "<GeoLocation><CountryCode>*</CountryCode></GeoLocation>" + values,
            "Geolocation routing"),
        Arguments.of(
            identified + "<MultiValueAnswer>true</MultiValueAnswer>" + values,
            "Multivalue answer routing"),
        Arguments.of(
            identified
                + "<GeoProximityLocation><AWSRegion>us-east-1</AWSRegion></GeoProximityLocation>"
                + values,
            "Geoproximity routing"),
        Arguments.of(
            identified
                + "<CidrRoutingConfig><CollectionId>01234567-89ab-cdef-0123-456789abcdef"
                + "</CollectionId><LocationName>*</LocationName></CidrRoutingConfig>"
                + values,
            "IP-based routing"));
  }

  @ParameterizedTest
  @MethodSource("missingFeatures")
  void change_thatNeedsWhatIsNotThere_saysSo(String members, String feature) {
    HttpReply reply = api.change(zone, change("UPSERT", "a.example.com", "A", members));
    assertThat(reply.status()).isEqualTo(501);
    assertThat(text(reply, "Code")).isEqualTo("NotImplemented");
    assertThat(text(reply, "Message")).contains(feature);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FOO|a.example.com|A|60|cvc-enumeration-valid: Value 'FOO' is not facet-valid with respect"
            + " to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the"
            + " enumeration.",
        "CREATE|a.example.com|WKS|60|cvc-enumeration-valid: Value 'WKS' is not facet-valid with"
            + " respect to enumeration '[SOA, A, TXT, NS, CNAME, MX, NAPTR, PTR, SRV, SPF, AAAA,"
            + " CAA, DS, TLSA, SSHFP, SVCB, HTTPS]'. It must be a value from the enumeration.",
        "CREATE|a.example.com|A|-1|cvc-minInclusive-valid: Value '-1' is not facet-valid with"
            + " respect to minInclusive '0' for type 'TTL'.",
        "CREATE|a.example.com|A|2147483648|cvc-maxInclusive-valid: Value '2147483648' is not"
            + " facet-valid with respect to maxInclusive '2147483647' for type 'TTL'.",
        "CREATE|a.example.com|A|ten|cvc-datatype-valid.1.2.1: 'ten' is not a valid value for"
            + " 'integer'."
      })
  void change_thatBreaksTheSchema_isRefused(
      String action, String name, String type, String ttl, String message) {
    String members = ttlAndValues("192.0.2.1").replace("<TTL>60", "<TTL>" + ttl);
    HttpReply reply = api.change(zone, change(action, name, type, members));
    assertThat(text(reply, "Code")).isEqualTo("InvalidInput");
    assertThat(text(reply, "Message")).isEqualTo("Invalid XML ; " + message);
  }

  @Test
  void change_withoutChanges_isRefused() {
    String body =
        root("ChangeResourceRecordSetsRequest", "<ChangeBatch><Changes></Changes></ChangeBatch>");
    HttpReply reply = api.post("/hostedzone/" + zone + "/rrset", body);
    assertThat(text(reply, "Message"))
        .isEqualTo(
            "Invalid XML ; cvc-complex-type.2.4.b: The content of element 'Changes' is not"
                + " complete. One of '{\"https://route53.amazonaws.com/doc/2013-04-01/\":Change}'"
                + " is expected.");
  }

  @Test
  void change_withZoneFaults_reportsAllInOneMessage() {
    HttpReply reply =
        api.change(
            zone,
            change("DELETE", "a.example.com", "A", ttlAndValues("192.0.2.1"))
                + change("CREATE", "b.example.org", "A", ttlAndValues("192.0.2.1")));
    assertThat(text(reply, "Code")).isEqualTo("InvalidChangeBatch");
    assertThat(text(reply, "Message"))
        .isEqualTo(
            "[Tried to delete resource record set [name='a.example.com.', type='A'] but it was not"
                + " found, RRSet with DNS name b.example.org. is not permitted in zone"
                + " example.com.]");
  }

  @Test
  void change_withHealthCheck_givesNoSuchHealthCheck() {
    HttpReply reply =
        api.change(
            zone,
            change(
                "CREATE",
                "a.example.com",
                "A",
                ttlAndValues("192.0.2.1") + "<HealthCheckId>h</HealthCheckId>"));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply, "Code")).isEqualTo("NoSuchHealthCheck");
  }

  @Test
  void change_withMembersInAnyOrder_isMade() {
    String set =
        "<Change><ResourceRecordSet>"
            + ttlAndValues("192.0.2.1")
            + "<Type>A</Type><Name>a.example.com</Name></ResourceRecordSet>"
            + "<Action>CREATE</Action></Change>";
    assertThat(api.change(zone, set).status()).isEqualTo(200);
  }
}
