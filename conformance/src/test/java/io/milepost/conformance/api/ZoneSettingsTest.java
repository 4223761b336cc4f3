package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.AcceleratedRecoveryStatus;
import software.amazon.awssdk.services.route53.model.GetAccountLimitResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneLimitResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneLimitType;
import software.amazon.awssdk.services.route53.model.HostedZoneNotPrivateException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** What is set of a zone besides its records; counts, limits, and lists while zones go. */
final class ZoneSettingsTest {
  private static final String UNKNOWN = "Z0UNKNOWN0000";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static int lastPrivate;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static HostedZone get(String id) {
    return api.client().getHostedZone(request -> request.id(id)).hostedZone();
  }

  private static String createPrivate(String name) {
    String number = Integer.toHexString(++lastPrivate);
    return api.client()
        .createHostedZone(request ->
            request
                .name(name)
                .callerReference("private " + number)
                .vpc(vpc -> vpc.vpcId("vpc-" + number).vpcRegion(VPCRegion.EU_WEST_1)))
        .hostedZone()
        .id();
  }

  @Test
  void updateHostedZoneComment_replacesOrRemovesIt() {
    String id = api.createZone("comment.example.com", "comment");
    HostedZone commented =
        api.client()
            .updateHostedZoneComment(request -> request.id(id).comment("first <&> ä"))
            .hostedZone();
    assertThat(commented.config().comment()).isEqualTo("first <&> ä");
    assertThat(get(id).config()).isEqualTo(commented.config());
    assertThat(commented.id()).endsWith(id);
    HostedZone without =
        api.client().updateHostedZoneComment(request -> request.id(id)).hostedZone();
    assertThat(without.config().comment()).isNull();
    assertThat(without.config().privateZone()).isFalse();
    assertThat(get(id).config()).isEqualTo(without.config());
  }

  @Test
  void updateHostedZoneFeatures_isSeenInTheZone() {
    String id = api.createZone("features.example.com", "features");
    assertThat(get(id).features()).isNull();
    api.client()
        .updateHostedZoneFeatures(
            request -> request.hostedZoneId(id).enableAcceleratedRecovery(true));
    assertThat(get(id).features().acceleratedRecoveryStatus())
        .isEqualTo(AcceleratedRecoveryStatus.ENABLED);
    api.client().updateHostedZoneFeatures(request -> request.hostedZoneId(id));
    assertThat(get(id).features().acceleratedRecoveryStatus())
        .isEqualTo(AcceleratedRecoveryStatus.ENABLED);
    api.client()
        .updateHostedZoneFeatures(
            request -> request.hostedZoneId(id).enableAcceleratedRecovery(false));
    assertThat(get(id).features().acceleratedRecoveryStatus())
        .isEqualTo(AcceleratedRecoveryStatus.DISABLED);
    assertThat(get(id).features().failureReasons()).isNull();
    api.client().deleteHostedZone(request -> request.id(id));
  }

  @Test
  void getHostedZoneCount_followsTheZones() {
    long before = count();
    String id = api.createZone("count.example.com", "count");
    createPrivate("count.internal");
    assertThat(count()).isEqualTo(before + 2);
    assertThat(accountLimit("MAX_HOSTED_ZONES_BY_OWNER").count()).isEqualTo(before + 2);
    api.client().deleteHostedZone(request -> request.id(id));
    assertThat(count()).isEqualTo(before + 1);
    RawHttp.Response raw = new RawHttp(milepost.api()).get("/2013-04-01/hostedzonecount");
    assertThat(raw.element("HostedZoneCount")).contains(Long.toString(before + 1));
  }

  private static long count() {
    return api.client().getHostedZoneCount().hostedZoneCount();
  }

  private static GetAccountLimitResponse accountLimit(String type) {
    return api.client().getAccountLimit(request -> request.type(type));
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_HEALTH_CHECKS_BY_OWNER, 200",
    "MAX_HOSTED_ZONES_BY_OWNER, 500",
    "MAX_REUSABLE_DELEGATION_SETS_BY_OWNER, 100",
    "MAX_TRAFFIC_POLICIES_BY_OWNER, 50",
    "MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER, 5"
  })
  void getAccountLimit_givesTheQuota(String type, long value) {
    GetAccountLimitResponse limit = accountLimit(type);
    assertThat(limit.limit().typeAsString()).isEqualTo(type);
    assertThat(limit.limit().value()).isEqualTo(value);
    assertThat(limit.count()).isNotNegative();
  }

  @Test
  void getAccountLimit_countsDelegationSets() {
    long before = accountLimit("MAX_REUSABLE_DELEGATION_SETS_BY_OWNER").count();
    api.client().createReusableDelegationSet(request -> request.callerReference("counted"));
    assertThat(accountLimit("MAX_REUSABLE_DELEGATION_SETS_BY_OWNER").count()).isEqualTo(before + 1);
  }

  @Test
  void getHostedZoneLimit_countsSetsAndVpcs() {
    String shown = api.createZone("limit.example.com", "limit");
    String hidden = createPrivate("limit.internal");
    api.change(shown, List.of(Changes.create("a.limit.example.com", RRType.A, 60, "192.0.2.1")));
    GetHostedZoneLimitResponse sets = limit(shown, HostedZoneLimitType.MAX_RRSETS_BY_ZONE);
    assertThat(sets.limit().type()).isEqualTo(HostedZoneLimitType.MAX_RRSETS_BY_ZONE);
    assertThat(sets.limit().value()).isEqualTo(10_000);
    assertThat(sets.count()).isEqualTo(3);
    assertThat(limit(hidden, HostedZoneLimitType.MAX_RRSETS_BY_ZONE).count()).isEqualTo(2);
    api.client()
        .associateVPCWithHostedZone(request ->
            request
                .hostedZoneId(hidden)
                .vpc(vpc -> vpc.vpcId("vpc-ffff").vpcRegion(VPCRegion.EU_WEST_1)));
    GetHostedZoneLimitResponse vpcs =
        limit(hidden, HostedZoneLimitType.MAX_VPCS_ASSOCIATED_BY_ZONE);
    assertThat(vpcs.limit().value()).isEqualTo(300);
    assertThat(vpcs.count()).isEqualTo(2);
    Refusal.of(
            "VPCs of a public zone",
            client -> limit(shown, HostedZoneLimitType.MAX_VPCS_ASSOCIATED_BY_ZONE),
            HostedZoneNotPrivateException.class,
            400,
            ".+")
        .verify(api.client());
  }

  private static GetHostedZoneLimitResponse limit(String zone, HostedZoneLimitType type) {
    return api.client().getHostedZoneLimit(request -> request.hostedZoneId(zone).type(type));
  }

  @Test
  void listHostedZones_filteredByType_givesPrivateZonesAlone() {
    String one = createPrivate("filter.internal");
    api.createZone("filter.example.com", "filter");
    String two = createPrivate("filter.internal");
    List<HostedZone> all =
        api
            .client()
            .listHostedZonesPaginator(
                request -> request.hostedZoneType("PrivateHostedZone").maxItems("1"))
            .hostedZones()
            .stream()
            .toList();
    assertThat(all).allMatch(zone -> zone.config().privateZone());
    assertThat(all).extracting(HostedZone::id).containsSubsequence(one, two);
    assertThat(api.client().listHostedZonesPaginator().hostedZones().stream())
        .extracting(HostedZone::name)
        .contains("filter.internal.", "filter.example.com.");
  }

  @Test
  void listHostedZones_whileZonesComeAndGo_givesEachThatStaysOnce() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      made.add(api.createZone("moving" + i + ".example.org", "moving " + i));
    }
    ListHostedZonesResponse page =
        api.client().listHostedZones(request -> request.marker(made.getFirst()).maxItems("3"));
    assertThat(page.nextMarker()).isEqualTo(made.get(3));
    for (int gone : new int[] {1, 3, 4, 6}) {
      api.client().deleteHostedZone(request -> request.id(made.get(gone)));
    }
    String added = api.createZone("added.example.org", "moving, added");
    List<String> rest = new ArrayList<>();
    String marker = page.nextMarker();
    while (marker != null) {
      String from = marker;
      ListHostedZonesResponse next =
          api.client().listHostedZones(request -> request.marker(from).maxItems("2"));
      assertThat(next.marker()).isEqualTo(from);
      next.hostedZones().forEach(zone -> rest.add(zone.id()));
      marker = next.nextMarker();
    }
    assertThat(rest).startsWith(made.get(5), made.get(7)).contains(added);
  }

  @Test
  void listHostedZonesByName_whileZonesGo_goesOnBehindThem() {
    for (int i = 0; i < 4; i++) {
      api.createZone("n" + i + ".byname.test", "by name " + i);
    }
    var page =
        api.client()
            .listHostedZonesByName(request -> request.dnsName("n0.byname.test").maxItems("1"));
    assertThat(page.nextDNSName()).isEqualTo("n1.byname.test.");
    api.client().deleteHostedZone(request -> request.id(page.nextHostedZoneId()));
    var next =
        api.client()
            .listHostedZonesByName(request ->
                request
                    .dnsName(page.nextDNSName())
                    .hostedZoneId(page.nextHostedZoneId())
                    .maxItems("2"));
    assertThat(next.hostedZones())
        .extracting(HostedZone::name)
        .containsExactly("n2.byname.test.", "n3.byname.test.");
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        unknown(
            "comment: unknown zone",
            () -> api.client().updateHostedZoneComment(request -> request.id(UNKNOWN))),
        Refusal.of(
            "comment: 257 characters",
            client ->
                client.updateHostedZoneComment(
                    request -> request.id(UNKNOWN).comment("c".repeat(257))),
            InvalidInputException.class,
            400,
            ".*maxLength '256' for type 'ResourceDescription'\\..*"),
        unknown(
            "features: unknown zone",
            () ->
                api.client()
                    .updateHostedZoneFeatures(
                        request -> request.hostedZoneId(UNKNOWN).enableAcceleratedRecovery(true))),
        unknown(
            "features: unknown zone, nothing asked",
            () -> api.client().updateHostedZoneFeatures(request -> request.hostedZoneId(UNKNOWN))),
        Refusal.of(
            "features: private zone",
            client -> {
              String id = createPrivate("features.internal");
              client.updateHostedZoneFeatures(
                  request -> request.hostedZoneId(id).enableAcceleratedRecovery(true));
            },
            InvalidInputException.class,
            400,
            ".+private.+"),
        unknown(
            "limit: unknown zone", () -> limit(UNKNOWN, HostedZoneLimitType.MAX_RRSETS_BY_ZONE)),
        Refusal.of(
            "limit: unknown type",
            client ->
                client.getHostedZoneLimit(
                    request -> request.hostedZoneId(UNKNOWN).type("MAX_NOTHING")),
            InvalidInputException.class,
            400,
            ".+'MAX_NOTHING' at 'type'.+"),
        Refusal.of(
            "account limit: unknown type",
            client -> accountLimit("MAX_NOTHING"),
            InvalidInputException.class,
            400,
            ".+'MAX_NOTHING' at 'type'.+"),
        Refusal.of(
            "zones: a marker that never was an ID",
            client -> client.listHostedZones(request -> request.marker(UNKNOWN)),
            InvalidInputException.class,
            400,
            ".+" + UNKNOWN + ".+"),
        Refusal.of(
            "zones: unknown type",
            client -> client.listHostedZones(request -> request.hostedZoneType("Public")),
            InvalidInputException.class,
            400,
            ".+'Public' at 'hostedZoneType'.+"));
  }

  private static Refusal unknown(String title, Runnable call) {
    return Refusal.of(
        title,
        client -> call.run(),
        NoSuchHostedZoneException.class,
        404,
        "No hosted zone found with ID: " + UNKNOWN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }
}
