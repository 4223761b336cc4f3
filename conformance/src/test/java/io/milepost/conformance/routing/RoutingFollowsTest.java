package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What answers follow: health that is forced upon checks, and the blocks of CIDR collections. */
final class RoutingFollowsTest {
  @TempDir Path directory = Path.of("");

  private MilepostProcess milepost;
  private Route53Api api;
  private String zone;

  @BeforeEach
  void start() {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zone = api.createZone("example.com", "routing");
  }

  @AfterEach
  void stop() {
    api.close();
    milepost.close();
  }

  private String createCheck(String reference) {
    return api.client()
        .createHealthCheck(request ->
            request
                .callerReference(reference)
                .healthCheckConfig(
                    config -> config.type(HealthCheckType.TCP).ipAddress("192.0.2.9").port(80)))
        .healthCheck()
        .id();
  }

  private void force(String check, String status) {
    RawHttp.Response response =
        new RawHttp(milepost.admin())
            .send(
                "PUT",
                "/_milepost/healthchecks/" + check + "/status",
                "{\"status\":\"" + status + "\"}",
                "Content-Type: application/json");
    assertThat(response.status()).isEqualTo(200);
  }

  private static Change member(
      String name, int number, Consumer<ResourceRecordSet.Builder> fields) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name, RRType.A, 60, "192.0.2." + number).toBuilder()
            .setIdentifier("set " + number);
    fields.accept(set);
    return Changes.of(ChangeAction.UPSERT, set.build());
  }

  private Message ask(String name, EDNSOption... options) {
    try {
      return new DnsClient(milepost.dns())
          .udp(DnsQueries.edns(new Name(name + "."), Type.A, 1232, options));
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static List<String> addresses(Message answer) {
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  @Test
  void answers_followForcedHealth_atOnce_andOverARestart() throws Exception {
    String primary = createCheck("primary");
    String secondary = createCheck("secondary");
    api.changeInOneBatch(
        zone,
        List.of(
            member("www.example.com", 1, set -> set.failover("PRIMARY").healthCheckId(primary)),
            member("www.example.com", 2, set -> set.failover("SECONDARY").healthCheckId(secondary)),
            member(
                "multi.example.com", 1, set -> set.multiValueAnswer(true).healthCheckId(primary)),
            member("multi.example.com", 2, set -> set.multiValueAnswer(true)),
            Changes.of(
                ChangeAction.UPSERT,
                ResourceRecordSet.builder()
                    .name("example.com")
                    .type(RRType.A)
                    .aliasTarget(alias ->
                        alias
                            .hostedZoneId(zone)
                            .dnsName("www.example.com")
                            .evaluateTargetHealth(true))
                    .build())));
    assertThat(addresses(ask("www.example.com"))).containsExactly("192.0.2.1");
    assertThat(addresses(ask("example.com"))).containsExactly("192.0.2.1");
    assertThat(addresses(ask("multi.example.com")))
        .containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");

    force(primary, "Unhealthy");
    assertThat(addresses(ask("www.example.com"))).containsExactly("192.0.2.2");
    assertThat(addresses(ask("example.com"))).containsExactly("192.0.2.2");
    assertThat(addresses(ask("multi.example.com"))).containsExactly("192.0.2.2");

    assertThat(milepost.stop()).isZero();
    milepost.restart();
    assertThat(addresses(ask("www.example.com"))).containsExactly("192.0.2.2");

    force(secondary, "Unhealthy");
    assertThat(addresses(ask("www.example.com"))).containsExactly("192.0.2.1");
    force(primary, "Healthy");
    assertThat(addresses(ask("multi.example.com"))).hasSize(2);
  }

  @Test
  void answers_followTheBlocksOfACollection_withTheScopeThatDecided() throws Exception {
    String collection =
        api.client()
            .createCidrCollection(request -> request.name("networks").callerReference("networks"))
            .collection()
            .id();
    put(collection, "office", "198.51.100.0/24");
    put(collection, "city", "198.51.0.0/16");
    api.changeInOneBatch(
        zone,
        List.of(
            member("ip.example.com", 1, set -> at(set, collection, "office")),
            member("ip.example.com", 2, set -> at(set, collection, "city")),
            member("ip.example.com", 3, set -> at(set, collection, "*"))));
    assertSubnet("198.51.100.0/24", "192.0.2.1", 24);
    assertSubnet("198.51.100.128/25", "192.0.2.1", 24);
    assertSubnet("198.51.101.0/24", "192.0.2.2", 24);
    assertSubnet("198.51.96.0/20", "192.0.2.2", 20);
    assertSubnet("203.0.113.0/24", "192.0.2.3", 5);
    assertThat(addresses(ask("ip.example.com"))).containsExactly("192.0.2.3");

    put(collection, "city", "203.0.0.0/16");
    assertSubnet("203.0.113.0/24", "192.0.2.2", 16);
    assertThat(milepost.stop()).isZero();
    milepost.restart();
    assertSubnet("203.0.113.0/24", "192.0.2.2", 16);
    assertSubnet("198.51.100.0/24", "192.0.2.1", 24);
  }

  private void put(String collection, String location, String block) {
    CidrCollectionChange change =
        CidrCollectionChange.builder()
            .action(CidrCollectionChangeAction.PUT)
            .locationName(location)
            .cidrList(block)
            .build();
    api.client().changeCidrCollection(request -> request.id(collection).changes(change));
  }

  private static void at(ResourceRecordSet.Builder set, String collection, String location) {
    set.cidrRoutingConfig(config -> config.collectionId(collection).locationName(location));
  }

  private void assertSubnet(String network, String address, int scope) throws Exception {
    String[] parts = network.split("/", 2);
    Message answer =
        ask(
            "ip.example.com",
            new ClientSubnetOption(Integer.parseInt(parts[1]), InetAddress.getByName(parts[0])));
    assertThat(addresses(answer)).as(network).containsExactly(address);
    ClientSubnetOption echo =
        (ClientSubnetOption) answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET).getFirst();
    assertThat(echo.getScopePrefixLength()).as(network).isEqualTo(scope);
  }
}
