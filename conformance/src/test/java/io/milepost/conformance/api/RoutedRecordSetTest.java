package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** Groups and aliases: created, listed, replaced, deleted, and what DNS says of them meanwhile. */
final class RoutedRecordSetTest {
  private static final String ZONE = "routed.example.com.";
  private static final int OTHER_ERROR = 0;

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static DnsClient dns;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    dns = new DnsClient(milepost.dns());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static ResourceRecordSet member(
      String name, String identifier, Consumer<ResourceRecordSet.Builder> fields) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name + "." + ZONE, RRType.A, 300, "192.0.2.1").toBuilder()
            .setIdentifier(identifier);
    fields.accept(set);
    return set.build();
  }

  private static ResourceRecordSet alias(String name, String zone, String target) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(RRType.A)
        .aliasTarget(to -> to.hostedZoneId(zone).dnsName(target).evaluateTargetHealth(false))
        .build();
  }

  /** Every kind of set, in the order in which they are listed. */
  private static List<ResourceRecordSet> sets(String zoneId) {
    return List.of(
        alias("alias." + ZONE, zoneId, "simple." + ZONE),
        alias("cloudfront." + ZONE, "Z2FDTNDATAQYW2", "d1.cloudfront.net."),
        member("failover", "one", set -> set.failover("PRIMARY")),
        member("failover", "two", set -> set.failover("SECONDARY")),
        member("geo", "continent", set -> set.geoLocation(geo -> geo.continentCode("EU"))),
        member("geo", "country", set -> set.geoLocation(geo -> geo.countryCode("US"))),
        member("geo", "default", set -> set.geoLocation(geo -> geo.countryCode("*"))),
        member(
            "geo",
            "state",
            set -> set.geoLocation(geo -> geo.countryCode("US").subdivisionCode("CA"))),
        member("latency", "ireland", set -> set.region("eu-west-1")),
        member("multi", "one", set -> set.multiValueAnswer(true)),
        member("multi", "two", set -> set.multiValueAnswer(true)),
        member(
            "near",
            "point",
            set ->
                set.geoProximityLocation(geo ->
                    geo.bias(-10).coordinates(point -> point.latitude("1.50").longitude("-2")))),
        member(
            "near",
            "region",
            set -> set.geoProximityLocation(geo -> geo.awsRegion("eu-west-1").bias(0))),
        Changes.recordSet("simple." + ZONE, RRType.A, 60, "192.0.2.9"),
        member("weight", "one", set -> set.weight(0L)),
        member("weight", "two", set -> set.weight(255L)));
  }

  private static List<Change> all(ChangeAction action, List<ResourceRecordSet> sets) {
    return sets.stream().map(set -> Changes.of(action, set)).toList();
  }

  @Test
  void everyKind_isListedAsItWasWritten_inPages_andDeleted() {
    String id = api.createZone(ZONE, "every kind");
    List<ResourceRecordSet> before = api.listRecordSets(id);
    List<ResourceRecordSet> sets = sets(id);
    // The alias comes before its target.
    api.changeInOneBatch(id, all(ChangeAction.CREATE, sets));

    List<ResourceRecordSet> expected = new ArrayList<>(before);
    expected.addAll(sets);
    assertThat(api.listRecordSets(id)).isEqualTo(expected);
    assertThat(inPagesOf3(id)).isEqualTo(expected);
    assertThat(api.client().getHostedZone(get -> get.id(id)).hostedZone().resourceRecordSetCount())
        .isEqualTo(expected.size());

    api.changeInOneBatch(id, all(ChangeAction.UPSERT, sets));
    assertThat(api.listRecordSets(id)).isEqualTo(expected);
    api.changeInOneBatch(id, all(ChangeAction.DELETE, sets));
    assertThat(api.listRecordSets(id)).isEqualTo(before);
    api.client().deleteHostedZone(delete -> delete.id(id));
  }

  private static List<ResourceRecordSet> inPagesOf3(String id) {
    List<ResourceRecordSet> all = new ArrayList<>();
    ListResourceRecordSetsResponse page =
        api.client().listResourceRecordSets(list -> list.hostedZoneId(id).maxItems("3"));
    while (true) {
      all.addAll(page.resourceRecordSets());
      if (!page.isTruncated()) {
        return all;
      }
      ListResourceRecordSetsResponse last = page;
      page =
          api.client()
              .listResourceRecordSets(list ->
                  list.hostedZoneId(id)
                      .maxItems("3")
                      .startRecordName(last.nextRecordName())
                      .startRecordType(last.nextRecordType())
                      .startRecordIdentifier(last.nextRecordIdentifier()));
      assertThat(page.resourceRecordSets().getFirst().setIdentifier())
          .isEqualTo(last.nextRecordIdentifier());
    }
  }

  @Test
  void geoproximity_inAPrivateZone_isRefused() {
    String id =
        api.client()
            .createHostedZone(create ->
                create
                    .name("private." + ZONE)
                    .callerReference("private")
                    .vpc(vpc -> vpc.vpcRegion(VPCRegion.EU_WEST_1).vpcId("vpc-0a0b0c0d")))
            .hostedZone()
            .id();
    ResourceRecordSet near =
        member(
            "near.private",
            "one",
            set -> set.geoProximityLocation(geo -> geo.awsRegion("eu-west-1")));
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() -> api.changeInOneBatch(id, all(ChangeAction.CREATE, List.of(near))))
        .withMessageContaining("geoproximity routing is not supported in a private hosted zone.");
  }

  private static Message ask(String name, int type) {
    return dns.udp(DnsQueries.edns(Name.fromConstantString(name), type, 1232));
  }

  private static void assertUnknownEndpoint(String name, int type) {
    Message message = ask(name, type);
    assertThat(message.getRcode()).isEqualTo(Rcode.SERVFAIL);
    EDNSOption option = message.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).getFirst();
    ExtendedErrorCodeOption error = (ExtendedErrorCodeOption) option;
    assertThat(error.getErrorCode()).isEqualTo(OTHER_ERROR);
    assertThat(error.getText()).isEqualTo("the addresses of the alias's endpoint are not known");
  }

  private static void assertAnswered(String name, int type, int records) {
    Message message = ask(name, type);
    assertThat(message.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(message.getSection(Section.ANSWER)).hasSize(records);
  }

  @Test
  void dns_ofARoutedName_answersForItsTypeAlone_alsoWhenItBecomesSimple() {
    String zone = "dns." + ZONE;
    String id = api.createZone(zone, "dns");
    ResourceRecordSet one = member("group.dns", "one", set -> set.weight(1L));
    ResourceRecordSet two = member("group.dns", "two", set -> set.weight(1L));
    ResourceRecordSet wild = member("*.dns", "wild", set -> set.weight(1L));
    api.changeInOneBatch(
        id,
        List.of(
            Changes.of(ChangeAction.CREATE, one),
            Changes.of(ChangeAction.CREATE, two),
            Changes.of(ChangeAction.CREATE, wild),
            Changes.create("group." + zone, RRType.TXT, 60, "\"text\"")));
    assertAnswered("group." + zone, Type.A, 1);
    assertAnswered("group." + zone, Type.TXT, 1);
    assertAnswered("group." + zone, Type.AAAA, 0);
    assertAnswered("any." + zone, Type.A, 1);
    assertAnswered("any." + zone, Type.TXT, 0);

    api.changeInOneBatch(id, List.of(Changes.of(ChangeAction.DELETE, one)));
    assertAnswered("group." + zone, Type.A, 1);
    api.changeInOneBatch(
        id,
        List.of(
            Changes.of(ChangeAction.DELETE, two),
            Changes.create("group." + zone, RRType.A, 60, "192.0.2.1", "192.0.2.2")));
    assertAnswered("group." + zone, Type.A, 2);

    api.changeInOneBatch(
        id,
        List.of(
            Changes.of(ChangeAction.UPSERT, alias("other." + zone, id, "group." + zone)),
            Changes.of(
                ChangeAction.UPSERT,
                alias("cloudfront." + zone, "Z2FDTNDATAQYW2", "d1.cloudfront.net.")),
            Changes.of(ChangeAction.DELETE, wild)));
    assertAnswered("other." + zone, Type.A, 2);
    assertUnknownEndpoint("cloudfront." + zone, Type.A);
    assertAnswered("cloudfront." + zone, Type.AAAA, 0);
    assertThat(ask("any." + zone, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    api.changeInOneBatch(id, List.of(Changes.upsert("other." + zone, RRType.A, 60, "192.0.2.3")));
    assertAnswered("other." + zone, Type.A, 1);
  }
}
