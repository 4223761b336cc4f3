package io.milepost.api.rest;

import static io.milepost.api.rest.ApiFixture.change;
import static io.milepost.api.rest.ApiFixture.root;
import static io.milepost.api.rest.ApiFixture.text;
import static io.milepost.api.rest.ApiFixture.texts;
import static io.milepost.api.rest.ApiFixture.ttlAndValues;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.MemoryStore;
import io.milepost.api.http.HttpReply;
import java.util.List;
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

  private static final String GEO =
      "Expected exactly one of [ContinentCode, CountryCode, CountryCode and SubdivisionCode]";
  private static final String NEAR =
      "Expected exactly one of [AWSRegion, LocalZoneGroup, or Coordinates]";

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
        Arguments.of("<Weight>1</Weight>" + values, null, "Missing field 'SetIdentifier'"),
        Arguments.of(
            "<MultiValueAnswer>true</MultiValueAnswer>" + values,
            null,
            "Missing field 'SetIdentifier'"),
        Arguments.of(
            "<SetIdentifier>s</SetIdentifier><MultiValueAnswer>false</MultiValueAnswer>" + values,
            "s",
            "Expected MultiValueAnswer to be true"),
        Arguments.of(
            "<SetIdentifier>s</SetIdentifier><MultiValueAnswer>true</MultiValueAnswer>" + ALIAS,
            "s",
            "Expected no MultiValueAnswer with AliasTarget"),
        Arguments.of(grouped("<GeoLocation></GeoLocation>"), "s", GEO),
        Arguments.of(
            grouped(
                "<GeoLocation><ContinentCode>EU</ContinentCode><CountryCode>DE</CountryCode>"
                    + "</GeoLocation>"),
            "s",
            GEO),
        Arguments.of(
            grouped(
                "<GeoLocation><ContinentCode>NA</ContinentCode><SubdivisionCode>CA"
                    + "</SubdivisionCode></GeoLocation>"),
            "s",
            GEO),
        Arguments.of(
            grouped("<GeoLocation><SubdivisionCode>CA</SubdivisionCode></GeoLocation>"), "s", GEO),
        Arguments.of(
            grouped("<GeoProximityLocation><Bias>1</Bias></GeoProximityLocation>"), "s", NEAR),
        Arguments.of(
            grouped(
                "<GeoProximityLocation><AWSRegion>eu-west-1</AWSRegion><Coordinates>"
                    + "<Latitude>1</Latitude><Longitude>2</Longitude></Coordinates>"
                    + "</GeoProximityLocation>"),
            "s",
            NEAR),
        Arguments.of(
            grouped(
                "<GeoProximityLocation><Coordinates><Latitude>90.01</Latitude>"
                    + "<Longitude>2</Longitude></Coordinates></GeoProximityLocation>"),
            "s",
            "Expected Latitude from -90 to 90 and Longitude from -180 to 180"));
  }

  private static String grouped(String policy) {
    return "<SetIdentifier>s</SetIdentifier>" + policy + ttlAndValues("192.0.2.1");
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

  /** The members of a set behind its type, in the order in which they are listed. */
  static Stream<String> members() {
    String values = ttlAndValues("192.0.2.1");
    String check = "<HealthCheckId>" + MemoryStore.HEALTH_CHECK.value() + "</HealthCheckId>";
    String cidr =
        "<CidrRoutingConfig><CollectionId>"
            + MemoryStore.COLLECTION.value()
            + "</CollectionId><LocationName>%s</LocationName></CidrRoutingConfig>";
    String near = "<GeoProximityLocation>%s</GeoProximityLocation>";
    String id = "<SetIdentifier>one &amp; two</SetIdentifier>";
    return Stream.of(
        values,
        values + check,
        id + "<Weight>0</Weight>" + values,
        id + "<Weight>255</Weight>" + values + check,
        id + "<Region>eu-west-1</Region>" + values,
        id + "<GeoLocation><ContinentCode>EU</ContinentCode></GeoLocation>" + values,
        id + "<GeoLocation><CountryCode>*</CountryCode></GeoLocation>" + values,
        id
            + "<GeoLocation><CountryCode>US</CountryCode><SubdivisionCode>CA</SubdivisionCode>"
            + "</GeoLocation>"
            + values,
        id + "<Failover>PRIMARY</Failover>" + values + check,
        id + "<Failover>SECONDARY</Failover>" + values,
        id + "<MultiValueAnswer>true</MultiValueAnswer>" + values + check,
        id + values + cidr.formatted("*"),
        id + values + check + cidr.formatted(MemoryStore.LOCATION),
        id + values + near.formatted("<AWSRegion>eu-west-1</AWSRegion><Bias>0</Bias>"),
        id
            + values
            + near.formatted("<LocalZoneGroup>us-west-2-lax-1</LocalZoneGroup><Bias>-99</Bias>"),
        id
            + values
            + near.formatted(
                "<Coordinates><Latitude>-0.50</Latitude>"
                    + "<Longitude>+139.7</Longitude></Coordinates><Bias>99</Bias>"),
        alias("Z2FDTNDATAQYW2", "d1.cloudfront.net.", false),
        alias("Z35SXDOTRQ7X7K", "lb-1.us-east-1.elb.amazonaws.com.", true) + check,
        id + "<Weight>1</Weight>" + alias("Z2FDTNDATAQYW2", "d1.cloudfront.net.", false));
  }

  private static String alias(String zone, String name, boolean evaluate) {
    return "<AliasTarget><HostedZoneId>%s</HostedZoneId><DNSName>%s</DNSName><EvaluateTargetHealth>%s</EvaluateTargetHealth></AliasTarget>"
        .formatted(zone, name, evaluate);
  }

  @ParameterizedTest
  @MethodSource("members")
  void change_ofAnyKind_isListedAsItWasWritten_andDeleted(String members) {
    HttpReply created = api.change(zone, change("CREATE", "a.example.com", "A", members));
    assertThat(created.status()).as(created.body()).isEqualTo(200);
    HttpReply list = api.get("/hostedzone/" + zone + "/rrset?name=a.example.com");
    assertThat(list.body())
        .contains(
            "<ResourceRecordSets><ResourceRecordSet><Name>a.example.com.</Name><Type>A</Type>"
                + members
                + "</ResourceRecordSet></ResourceRecordSets>");
    HttpReply deleted = api.change(zone, change("DELETE", "A.example.com", "A", members));
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(api.get("/hostedzone/" + zone + "/rrset?name=a.example.com").body())
        .contains("<ResourceRecordSets></ResourceRecordSets>");
  }

  @Test
  void list_ofAlias_givesTheTargetEscapedInLowerCaseWithADot() {
    api.change(
        zone,
        change("CREATE", "*.example.com", "A", ttlAndValues("192.0.2.1"))
            + change("CREATE", "a.example.com", "A", alias(zone, "*.Example.COM", true)));
    assertThat(api.get("/hostedzone/" + zone + "/rrset?name=a.example.com").body())
        .contains(alias(zone, "\\052.example.com.", true));
  }

  @Test
  void change_withAPrefixedAliasZone_isMade() {
    HttpReply reply =
        api.change(
            zone,
            change("CREATE", "a.example.com", "A", ttlAndValues("192.0.2.1"))
                + change(
                    "CREATE",
                    "b.example.com",
                    "A",
                    alias("/hostedzone/" + zone, "a.example.com", false)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void list_pages_byIdentifier() {
    StringBuilder changes = new StringBuilder();
    for (String identifier : List.of("b", "B", "a", "a b")) {
      changes.append(
          change(
              "CREATE",
              "a.example.com",
              "A",
              "<SetIdentifier>"
                  + identifier
                  + "</SetIdentifier><Weight>1</Weight>"
                  + ttlAndValues("192.0.2.1")));
    }
    api.change(zone, changes + change("CREATE", "a.example.com", "TXT", ttlAndValues("\"t\"")));
    String target = "/hostedzone/" + zone + "/rrset?name=a.example.com&type=A&maxitems=2";
    HttpReply first = api.get(target);
    assertThat(texts(first, "SetIdentifier")).containsExactly("B", "a");
    assertThat(first.body())
        .contains(
            "<IsTruncated>true</IsTruncated><NextRecordName>a.example.com.</NextRecordName>"
                + "<NextRecordType>A</NextRecordType><NextRecordIdentifier>a b"
                + "</NextRecordIdentifier><MaxItems>2</MaxItems>");
    HttpReply second = api.get(target + "&identifier=a%20b");
    assertThat(texts(second, "SetIdentifier")).containsExactly("a b", "b");
    assertThat(second.body())
        .contains("<NextRecordType>TXT</NextRecordType><MaxItems>2</MaxItems>");
    assertThat(texts(api.get(target + "&identifier=aa"), "Type")).containsExactly("A", "TXT");
  }

  @Test
  void delete_ofMultivalue_mayOmitIt_ofAnotherPolicyMayNot() {
    String multivalue = "<SetIdentifier>m</SetIdentifier><MultiValueAnswer>true</MultiValueAnswer>";
    String weighted = "<SetIdentifier>m</SetIdentifier><Weight>1</Weight>";
    String values = ttlAndValues("192.0.2.1");
    api.change(
        zone,
        change("CREATE", "m.example.com", "A", multivalue + values)
            + change("CREATE", "w.example.com", "A", weighted + values));
    String bare = "<SetIdentifier>m</SetIdentifier>" + values;
    HttpReply refused = api.change(zone, change("DELETE", "w.example.com", "A", bare));
    assertThat(text(refused, "Code")).isEqualTo("InvalidInput");
    assertThat(text(refused, "Message")).contains(ROUTING + "none in Change with [Action=DELETE");
    HttpReply deleted = api.change(zone, change("DELETE", "M.example.com", "A", bare));
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
  }

  static Stream<Arguments> unknownReferences() {
    String values = "<SetIdentifier>s</SetIdentifier>" + ttlAndValues("192.0.2.1");
    String cidr =
        "<CidrRoutingConfig><CollectionId>%s</CollectionId><LocationName>%s</LocationName></CidrRoutingConfig>";
    String unknown = "00000000-0000-4000-8000-000000000009";
    return Stream.of(
        Arguments.of(
            ttlAndValues("192.0.2.1") + "<HealthCheckId>h</HealthCheckId>",
            "NoSuchHealthCheck",
            "A health check with id h does not exist."),
        Arguments.of(
            values + cidr.formatted(unknown, "*"),
            "NoSuchCidrCollectionException",
            "A CIDR collection with id " + unknown + " does not exist."),
        Arguments.of(
            values + cidr.formatted(MemoryStore.COLLECTION, "home"),
            "NoSuchCidrLocationException",
            "A CIDR location with name home does not exist."));
  }

  @ParameterizedTest
  @MethodSource("unknownReferences")
  void change_thatRefersToWhatIsNotThere_gives404(String members, String code, String message) {
    HttpReply reply = api.change(zone, change("UPSERT", "a.example.com", "A", members));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply, "Code")).isEqualTo(code);
    assertThat(text(reply, "Message")).isEqualTo(message);
    HttpReply deleted = api.change(zone, change("DELETE", "a.example.com", "A", members));
    assertThat(text(deleted, "Code")).isEqualTo("InvalidChangeBatch");
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
  void change_withMembersInAnyOrder_isMade() {
    String set =
        "<Change><ResourceRecordSet>"
            + ttlAndValues("192.0.2.1")
            + "<Type>A</Type><Name>a.example.com</Name></ResourceRecordSet>"
            + "<Action>CREATE</Action></Change>";
    assertThat(api.change(zone, set).status()).isEqualTo(200);
  }
}
