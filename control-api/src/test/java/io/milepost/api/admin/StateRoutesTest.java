package io.milepost.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.MemoryStore;
import io.milepost.api.NoZones;
import io.milepost.api.PlainKeys;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.state.StateDocument;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.Quotas;
import io.milepost.model.zone.HostedZone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRoutesTest {
  static final ServerStatus STATUS =
      new ServerStatus() {
        @Override
        public long hostedZoneCount() {
          return 0;
        }

        @Override
        public long logNumber() {
          return 0;
        }
      };

  private static final String FULL =
      """
      {
        "version" : 1,
        "delegationSets" : [ {
          "Id" : "N0SET",
          "CallerReference" : "set",
          "NameServers" : [ "ns-1.example.net", "ns-2.example.net", "ns-3.example.net", "ns-4.example.net" ]
        } ],
        "healthChecks" : [ {
          "Id" : "00000000-0000-4000-8000-00000000000a",
          "CallerReference" : "parent",
          "HealthCheckVersion" : 3,
          "HealthCheckConfig" : {
            "Type" : "CALCULATED",
            "Inverted" : true,
            "Disabled" : false,
            "HealthThreshold" : 1,
            "ChildHealthChecks" : [ "00000000-0000-4000-8000-00000000000b", "00000000-0000-4000-8000-0000000000ff" ]
          },
          "ForcedStatus" : "Unhealthy",
          "Tags" : [ ]
        }, {
          "Id" : "00000000-0000-4000-8000-00000000000b",
          "CallerReference" : "child",
          "HealthCheckVersion" : 1,
          "HealthCheckConfig" : {
            "IPAddress" : "192.0.2.7",
            "Port" : 8443,
            "Type" : "HTTPS_STR_MATCH",
            "ResourcePath" : "/health",
            "FullyQualifiedDomainName" : "www.example.com",
            "SearchString" : "ok <&>",
            "RequestInterval" : 10,
            "FailureThreshold" : 2,
            "MeasureLatency" : false,
            "Inverted" : false,
            "Disabled" : true,
            "EnableSNI" : true,
            "Regions" : [ "us-east-1", "eu-west-1", "sa-east-1" ]
          },
          "Tags" : [ {
            "Key" : "k",
            "Value" : "v"
          } ]
        } ],
        "alarms" : [ {
          "Region" : "eu-west-1",
          "Name" : "errors / minute",
          "StateValue" : "ALARM",
          "LastKnownStatus" : "Unhealthy"
        }, {
          "Region" : "us-east-1",
          "Name" : "errors",
          "StateValue" : "INSUFFICIENT_DATA",
          "LastKnownStatus" : "Healthy"
        }, {
          "Region" : "us-east-1",
          "Name" : "none",
          "StateValue" : "INSUFFICIENT_DATA"
        } ],
        "routingControls" : [ {
          "RoutingControlArn" : "arn:aws:route53-recovery-control::111122223333:controlpanel/a/routingcontrol/b",
          "RoutingControlState" : "Off"
        } ],
        "cidrCollections" : [ {
          "Id" : "00000000-0000-4000-8000-0000000000c0",
          "Name" : "offices",
          "CallerReference" : "collection",
          "Version" : 4,
          "Locations" : [ {
            "LocationName" : "east",
            "CidrList" : [ "10.0.0.0/8", "2001:db8::/32" ]
          }, {
            "LocationName" : "west",
            "CidrList" : [ "192.0.2.0/24" ]
          } ]
        } ],
        "hostedZones" : [ {
          "Id" : "Z0FIRST",
          "Name" : "example.com.",
          "CallerReference" : "first",
          "Comment" : "a \\"comment\\"",
          "PrivateZone" : false,
          "NameServers" : [ "ns-1.example.net", "ns-2.example.net", "ns-3.example.net", "ns-4.example.net" ],
          "DelegationSetId" : "N0SET",
          "AcceleratedRecoveryStatus" : "ENABLED",
          "Tags" : [ {
            "Key" : "k",
            "Value" : ""
          } ],
          "ResourceRecordSets" : [ {
            "Name" : "example.com.",
            "Type" : "NS",
            "TTL" : 60,
            "ResourceRecords" : [ {
              "Value" : "ns-1.example.net."
            } ]
          }, {
            "Name" : "example.com.",
            "Type" : "SOA",
            "TTL" : 900,
            "ResourceRecords" : [ {
              "Value" : "ns-1.example.net. hostmaster.example.com. 1 7200 900 1209600 86400"
            } ]
          }, {
            "Name" : "\\\\052.example.com.",
            "Type" : "A",
            "SetIdentifier" : "b",
            "GeoLocation" : {
              "CountryCode" : "US",
              "SubdivisionCode" : "CA"
            },
            "AliasTarget" : {
              "HostedZoneId" : "Z0FIRST",
              "DNSName" : "www.example.com.",
              "EvaluateTargetHealth" : true
            },
            "HealthCheckId" : "00000000-0000-4000-8000-000000000001"
          }, {
            "Name" : "www.example.com.",
            "Type" : "A",
            "SetIdentifier" : "a",
            "Weight" : 3,
            "TTL" : 300,
            "ResourceRecords" : [ {
              "Value" : "192.0.2.2"
            }, {
              "Value" : "192.0.2.1"
            } ]
          } ]
        }, {
          "Id" : "Z0SECOND",
          "Name" : "internal.",
          "CallerReference" : "second",
          "PrivateZone" : true,
          "VPCs" : [ {
            "VPCRegion" : "eu-west-1",
            "VPCId" : "vpc-2"
          }, {
            "VPCRegion" : "us-east-1",
            "VPCId" : "vpc-1"
          } ],
          "VPCAssociationAuthorizations" : [ {
            "VPCRegion" : "us-east-1",
            "VPCId" : "vpc-3"
          } ],
          "Tags" : [ ],
          "ResourceRecordSets" : [ {
            "Name" : "internal.",
            "Type" : "NS",
            "TTL" : 172800,
            "ResourceRecords" : [ {
              "Value" : "ns-1536.awsdns-00.co.uk."
            } ]
          }, {
            "Name" : "internal.",
            "Type" : "SOA",
            "TTL" : 900,
            "ResourceRecords" : [ {
              "Value" : "ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"
            } ]
          } ]
        } ]
      }
      """;

  private final MemoryStore store =
      new MemoryStore(
          InstantSource.fixed(Instant.parse("2026-03-27T17:48:16Z")), new Random(20260327));
  private final AdminApi admin =
      new AdminApi(store, NoZones.parts(STATUS), new StateDocument(Quotas.NONE, new PlainKeys()));

  private HttpReply call(String method, String path, String body) {
    return admin.answer(
        new HttpCall(
            method,
            "/_milepost/" + path,
            "",
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
  }

  private String state() {
    return call("GET", "state", "").body();
  }

  private HostedZone create(String name, String reference) {
    return store.apply(new CreateHostedZone(DnsName.of(name), reference, Optional.empty())).zone();
  }

  @Test
  void document_isReadAndWrittenAlike() {
    HttpReply reply = call("PUT", "state", FULL);
    assertThat(reply.body()).isEqualTo("{\"hostedZones\":2}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(state()).isEqualTo(FULL);
  }

  @Test
  void document_replacesEverything() {
    create("example.org", "first");
    call("PUT", "state", FULL);
    assertThat(state()).isEqualTo(FULL);
    call("PUT", "state", "{\"version\":1}");
    assertThat(state()).contains("\"hostedZones\" : [ ]").contains("\"delegationSets\" : [ ]");
  }

  @Test
  void smallDocument_isCompleted() {
    HttpReply reply =
        call(
            "PUT",
            "state",
            """
            {"version": 1,
             "hostedZones": [{"Name": "Example.COM",
               "ResourceRecordSets": [{"Name": "www.example.com", "Type": "A", "TTL": 60,
                 "ResourceRecords": [{"Value": "192.0.2.1"}]}]}]}
            """);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(state())
        .containsPattern("\"Id\" : \"Z[0-9A-Z]{20}\"")
        .contains("\"Name\" : \"example.com.\"", "\"Type\" : \"NS\"", "\"Type\" : \"SOA\"")
        .contains("awsdns-hostmaster.amazon.com.", "192.0.2.1");
  }

  /** As after the target was deleted, which the API allows. */
  @Test
  void alias_ofWhatIsGone_isReadAndWrittenAlike() {
    String aliasAlone =
        """
        {"version": 1,
         "hostedZones": [{"Id": "Z0123456789ABCDEFGHIJ", "Name": "example.com",
           "ResourceRecordSets": [{"Name": "alias.example.com", "Type": "A",
             "AliasTarget": {"HostedZoneId": "Z0123456789ABCDEFGHIJ",
               "DNSName": "gone.example.com", "EvaluateTargetHealth": true}}]}]}
        """;
    HttpReply reply = call("PUT", "state", aliasAlone);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    String shown = state();
    assertThat(shown).contains("gone.example.com.");
    assertThat(call("PUT", "state", shown).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(shown);
  }

  @Test
  void alias_mayNameAZoneThatComesLater() {
    HttpReply reply =
        call(
            "PUT",
            "state",
            """
            {"version": 1, "hostedZones": [
              {"Id": "Z1", "Name": "example.com", "ResourceRecordSets": [
                {"Name": "a.example.com", "Type": "A", "AliasTarget":
                  {"HostedZoneId": "Z1", "DNSName": "b.example.com", "EvaluateTargetHealth": false}},
                {"Name": "b.example.com", "Type": "A", "TTL": 60,
                  "ResourceRecords": [{"Value": "192.0.2.1"}]}]},
              {"Id": "Z2", "Name": "example.org"}]}
            """);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void nestedTooDeeply_isRefused() {
    HttpReply reply = call("PUT", "state", "[".repeat(10_000));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("The body is not JSON: Document nesting depth");
  }

  @Test
  void reset_forgetsIdsAndReferences() {
    HostedZone zone = create("example.com", "reference");
    HttpReply reply = call("POST", "reset", "");
    assertThat(reply.body()).isEqualTo("{\"hostedZones\":0}");
    assertThat(store.<Optional<HostedZone>>read(reader -> reader.hostedZone(zone.id()))).isEmpty();
    assertThat(create("example.com", "reference").number()).isGreaterThan(zone.number());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing | The body is not JSON: line 1, column 1: Unrecognized token 'nothing'.*",
        "{`version`: 1 | The body is not JSON: line 1, column 14: Unexpected end-of-input: .* Object",
        "[] | The body is not a JSON object\\.",
        "{} | The document has no field 'version'\\.",
        "{`version`: 2} | The document has version 2; this Milepost reads version 1\\.",
        "{`version`: `1`} | The document: the field 'version' is not a whole number\\.",
        "{`version`: 1, `more`: []} | The document: unknown fields \\[more\\]\\.",
        "{`version`: 1, `hostedZones`: {}} | The document: the field 'hostedZones' is not a list\\.",
        "{`version`: 1, `hostedZones`: [1]} | The document, hostedZones\\[0\\] is not an object\\.",
        "{`version`: 1, `hostedZones`: [{}]}"
            + " | The document, hostedZones\\[0\\]: the field 'Name' is missing\\.",
        "ZONE `Id`: `z1` | .*: the field 'Id' is not Z and upper-case letters and digits behind it\\.",
        "ZONE `Unknown`: 1 | The document, hostedZones\\[0\\]: unknown fields \\[Unknown\\]\\.",
        "ZONE `VPCs`: [] | The document, hostedZones\\[0\\]: unknown fields \\[VPCs\\]\\.",
        "ZONE `PrivateZone`: true | The document, hostedZones\\[0\\]: a private zone has at least one VPC\\.",
        "ZONE `PrivateZone`: `true` | .*: the field 'PrivateZone' is not true or false\\.",
        "ZONE `PrivateZone`: true, `VPCs`: [{`VPCRegion`: `moon`, `VPCId`: `vpc-1`}]"
            + " | The document, hostedZones\\[0\\], VPCs\\[0\\], VPCRegion is none of .*",
        "ZONE `PrivateZone`: true, `VPCs`: [{`VPCRegion`: `us-east-1`, `VPCId`: `x`}]"
            + " | The document, hostedZones\\[0\\], VPCs\\[0\\]: The VPC ID is invalid\\.",
        "ZONE `NameServers`: [`ns-1.example.net`] | .* does not have four different names\\.",
        "ZONE `DelegationSetId`: `N1` | Hosted zone, example\\.com\\.: .*N1.*",
        "ZONE `Tags`: [{`Value`: `v`}] | .*, Tags\\[0\\]: A tag has a Key\\.",
        "{`version`: 1, `alarms`: [{`Region`: `eu-west-1`, `Name`: `a`, `StateValue`: `Ok`}]}"
            + " | .*, alarms\\[0\\]: the field 'StateValue' is not OK, ALARM or INSUFFICIENT_DATA\\.",
        "{`version`: 1, `alarms`: [{`Region`: `eu-west-1`, `Name`: `a`, `StateValue`: `OK`},"
            + " {`Region`: `eu-west-1`, `Name`: `a`, `StateValue`: `OK`}]}"
            + " | The alarm eu-west-1/a is there twice\\.",
        "{`version`: 1, `alarms`: [{`Region`: `eu-west-1`, `Name`: `a`, `StateValue`: `OK`,"
            + " `LastKnownStatus`: `x`}]} | .*: the field 'LastKnownStatus' is not Healthy or Unhealthy\\.",
        "{`version`: 1, `alarms`: [{`Region`: `moon-1`, `Name`: `a`, `StateValue`: `OK`}]}"
            + " | .*, alarms\\[0\\]: the field 'Region' is no region of CloudWatch\\.",
        "{`version`: 1, `routingControls`: [{`RoutingControlState`: `On`}]}"
            + " | .*: the field 'RoutingControlArn' is missing\\.",
        "{`version`: 1, `routingControls`: [{`RoutingControlArn`: `a`, `RoutingControlState`: `ON`}]}"
            + " | .*: the field 'RoutingControlState' is not On or Off\\.",
        "{`version`: 1, `routingControls`: [{`RoutingControlArn`: `a`, `RoutingControlState`: `On`},"
            + " {`RoutingControlArn`: `a`, `RoutingControlState`: `Off`}]}"
            + " | The routing control a is there twice\\.",
        "CIDR `Name`: `a b` | .*, cidrCollections\\[0\\]: the field 'Name' has more than letters, .*",
        "CIDR `Name`: `a`, `Version`: 0 | .*: the field 'Version' is less than 1\\.",
        "CIDR `Name`: `a`, `Locations`: [{`LocationName`: `l`}]"
            + " | CIDR collection a: the location l is there twice, or is empty\\.",
        "CIDR `Name`: `a`, `Locations`: [{`LocationName`: `l`, `CidrList`: [`10.0.0.0/25`]}]"
            + " | CIDR collection a: 10\\.0\\.0\\.0/25 has a prefix length outside 1 to 24\\.",
        "CIDR `Name`: `a`, `Locations`: [{`LocationName`: `l`, `CidrList`: [`10.0.0.0/8`, `10.0.0.0/8`]}]"
            + " | CIDR collection a: 10\\.0\\.0\\.0/8 is there twice\\.",
        "CIDR `Name`: `a`, `Locations`: [{`LocationName`: `l`, `CidrList`: [`x/8`]}]"
            + " | .*, Locations\\[0\\]: 'x' is not an address\\.",
        "SETS {`Name`: `example.com`} | .*, ResourceRecordSets\\[0\\]: the field 'Type' is missing\\.",
        "SETS {`Name`: `example.com`, `Type`: `A`, `Ttl`: 1} | .*: unknown fields \\[Ttl\\]\\.",
        "SETS {`Name`: `example.com`, `Type`: `A`, `TTL`: 1.5} | .*, TTL is not a number\\.",
        "SETS {`Name`: `example.com`, `Type`: `A`, `TTL`: -1} | .*, TTL is not a number from 0 to 2147483647\\.",
        "SETS {`Name`: `example.com`, `Type`: `XX`} | .*, Type is none of \\[.*",
        "SETS {`Name`: `example.com`, `Type`: `A`, `TTL`: 1}"
            + " | .*ResourceRecordSets\\[0\\]: Expected exactly one of \\[AliasTarget,.*",
        "SETS {`Name`: `example.com`, `Type`: `A`, `TTL`: 1, `ResourceRecords`: [{`Value`: `x`}]}"
            + " | Hosted zone, example\\.com\\.: \\[Invalid Resource Record: .*",
        "SETS {`Name`: `example.org`, `Type`: `A`, `TTL`: 1, `ResourceRecords`: [{`Value`: `192.0.2.1`}]}"
            + " | Hosted zone, example\\.com\\.: \\[RRSet with DNS name example\\.org\\. is not permitted .*"
      })
  void badDocument_isRefused_andChangesNothing(String document, String text) {
    create("example.net", "stays");
    String before = state();
    String zone = "{'version': 1, 'hostedZones': [{'Name': 'example.com', ";
    String json =
        document.startsWith("ZONE")
            ? zone + document.substring(4) + "}]}"
            : document.startsWith("CIDR")
                ? "{'version': 1, 'cidrCollections': [{" + document.substring(4) + "}]}"
                : document.startsWith("SETS")
                    ? zone + "'ResourceRecordSets': [" + document.substring(4) + "]}]}"
                    : document;
    HttpReply reply = call("PUT", "state", json.replace('`', '"').replace('\'', '"'));
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body().replaceAll("\\{\"error\":\"(.*)\"}", "$1").replace("\\\"", "\""))
        .matches(text);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void zonesThatExcludeEachOther_areRefused() {
    String twice =
        """
        {"version": 1, "hostedZones": [
          {"Id": "Z1", "Name": "example.com"}, {"Id": "Z1", "Name": "example.org"}]}
        """;
    assertThat(call("PUT", "state", twice).body())
        .contains("Hosted zone Z1, example.org.: Another hosted zone has that id.");
    String reference = twice.replace("\"Id\": \"Z1\"", "\"CallerReference\": \"r\"");
    assertThat(call("PUT", "state", reference).body()).contains("caller reference");
    String vpc =
        "\"PrivateZone\": true, \"VPCs\": [{\"VPCRegion\": \"us-east-1\", \"VPCId\": \"vpc-1\"}]";
    assertThat(
            call(
                    "PUT",
                    "state",
                    "{\"version\": 1, \"hostedZones\": [{\"Name\": \"a\", %s}, {\"Name\": \"a\", %s}]}"
                        .formatted(vpc, vpc))
                .body())
        .contains("vpc-1");
  }
}
