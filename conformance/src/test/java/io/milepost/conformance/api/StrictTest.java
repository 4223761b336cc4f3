package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.LimitsExceededException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.TooManyHostedZonesException;
import software.amazon.awssdk.services.route53.model.TooManyVpcAssociationAuthorizationsException;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** Quotas with {@code --strict}, each filled to the brim; the account's last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StrictTest {
  private static MilepostProcess milepost;
  private static Route53Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--strict");
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  /** Many calls that wait together share one write to the disk. */
  private static void together(int from, int to, IntConsumer call) {
    IntStream.range(from, to).parallel().forEach(call);
  }

  private static String create(CreateHostedZoneRequest.Builder request) {
    return api.client().createHostedZone(request.build()).hostedZone().id();
  }

  private static CreateHostedZoneRequest.Builder zone(String name) {
    return CreateHostedZoneRequest.builder().name(name).callerReference("reference of " + name);
  }

  private static VPC vpc(int number) {
    return VPC.builder().vpcRegion(VPCRegion.EU_WEST_1).vpcId("vpc-%08x".formatted(number)).build();
  }

  @Test
  @Order(0)
  void aliasOfAZoneThatIsNotKnown_isRefused() {
    String id = create(zone("alias.example"));
    Change alias =
        Change.builder()
            .action(ChangeAction.CREATE)
            .resourceRecordSet(set ->
                set.name("alias.example")
                    .type(RRType.A)
                    .aliasTarget(to ->
                        to.hostedZoneId("Z0UNKNOWN")
                            .dnsName("lb.eu-west-1.elb.amazonaws.com")
                            .evaluateTargetHealth(false)))
            .build();
    Refusal.of(
            "alias",
            client ->
                client.changeResourceRecordSets(
                    change -> change.hostedZoneId(id).changeBatch(batch -> batch.changes(alias))),
            InvalidChangeBatchException.class,
            400,
            ".*in zone Z0UNKNOWN, but that target was not found.*")
        .verify(api.client());
    api.client().deleteHostedZone(request -> request.id(id));
  }

  @Test
  @Order(1)
  void zonesOfADelegationSet() {
    String set =
        api.client()
            .createReusableDelegationSet(request -> request.callerReference("full"))
            .delegationSet()
            .id();
    together(0, 100, i -> create(zone("z" + i + ".set.example").delegationSetId(set)));
    Refusal.of(
            "the 101st",
            client -> create(zone("more.set.example").delegationSetId(set)),
            TooManyHostedZonesException.class,
            400,
            ".+delegation set.+")
        .verify(api.client());
  }

  @Test
  @Order(1)
  void delegationSets() {
    long there =
        api.client()
            .getAccountLimit(request -> request.type("MAX_REUSABLE_DELEGATION_SETS_BY_OWNER"))
            .count();
    together(
        (int) there,
        100,
        i -> api.client().createReusableDelegationSet(request -> request.callerReference("s" + i)));
    Refusal.of(
            "the 101st",
            client ->
                client.createReusableDelegationSet(request -> request.callerReference("more")),
            LimitsExceededException.class,
            400,
            ".+delegation sets.+")
        .verify(api.client());
    String set = api.client().listReusableDelegationSets().delegationSets().getLast().id();
    api.client().deleteReusableDelegationSet(request -> request.id(set));
    api.client().createReusableDelegationSet(request -> request.callerReference("more"));
    // Leaves room for the test of a set's zones, whichever comes first.
    String last = api.client().listReusableDelegationSets().delegationSets().getLast().id();
    api.client().deleteReusableDelegationSet(request -> request.id(last));
  }

  @Test
  @Order(1)
  void vpcsOfAZone_andAuthorizations() {
    String id = create(zone("vpcs.internal").vpc(vpc(0)));
    together(
        1,
        300,
        i ->
            api.client()
                .associateVPCWithHostedZone(request -> request.hostedZoneId(id).vpc(vpc(i))));
    Refusal.of(
            "the 301st VPC",
            client ->
                client.associateVPCWithHostedZone(
                    request -> request.hostedZoneId(id).vpc(vpc(300))),
            LimitsExceededException.class,
            400,
            ".+VPCs.+")
        .verify(api.client());
    together(
        0,
        1000,
        i ->
            api.client()
                .createVPCAssociationAuthorization(
                    request -> request.hostedZoneId(id).vpc(vpc(i))));
    Refusal.of(
            "the 1001st authorization",
            client ->
                client.createVPCAssociationAuthorization(
                    request -> request.hostedZoneId(id).vpc(vpc(1000))),
            TooManyVpcAssociationAuthorizationsException.class,
            400,
            "TooManyVPCAssociationAuthorizations",
            ".+")
        .verify(api.client());
    api.client()
        .createVPCAssociationAuthorization(request -> request.hostedZoneId(id).vpc(vpc(999)));
  }

  @Test
  @Order(1)
  void recordSetsOfAZone() {
    String id = create(zone("sets.example.com"));
    List<Change> changes = new ArrayList<>();
    for (int i = 2; i < 10_000; i++) {
      changes.add(Changes.create("a" + i + ".sets.example.com", RRType.A, 60, "192.0.2.1"));
    }
    api.change(id, changes);
    Change more = Changes.create("more.sets.example.com", RRType.A, 60, "192.0.2.1");
    Refusal.of(
            "the 10001st",
            client -> api.changeInOneBatch(id, List.of(more)),
            InvalidChangeBatchException.class,
            400,
            "\\[.+ 10000 .+\\]")
        .verify(api.client());
    Change less = Changes.delete("a2.sets.example.com", RRType.A, 60, "192.0.2.1");
    api.changeInOneBatch(id, List.of(less, more));
    assertThat(
            api.client()
                .getHostedZone(request -> request.id(id))
                .hostedZone()
                .resourceRecordSetCount())
        .isEqualTo(10_000);
  }

  private static void createCollection(int number) {
    api.client()
        .createCidrCollection(
            request -> request.name("c" + number).callerReference("reference of c" + number));
  }

  @Test
  @Order(1)
  void cidrCollections() {
    together(0, 5, StrictTest::createCollection);
    Refusal.of(
            "the sixth collection",
            client -> createCollection(5),
            LimitsExceededException.class,
            400,
            ".*CIDR collections.*")
        .verify(api.client());
    createCollection(4);
  }

  @Test
  @Order(2)
  void hostedZones_publicAndPrivateTogether() {
    int there = api.client().getHostedZoneCount().hostedZoneCount().intValue();
    together(
        there,
        500,
        i -> {
          CreateHostedZoneRequest.Builder request = zone("z" + i + ".example.net");
          create(i % 2 == 0 ? request : request.vpc(vpc(i)));
        });
    Refusal.of(
            "a public zone more",
            client -> create(zone("more.example.net")),
            TooManyHostedZonesException.class,
            400,
            ".+account.+")
        .verify(api.client());
    Refusal.of(
            "a private zone more",
            client -> create(zone("more.internal").vpc(vpc(1))),
            TooManyHostedZonesException.class,
            400,
            ".+account.+")
        .verify(api.client());
  }
}
