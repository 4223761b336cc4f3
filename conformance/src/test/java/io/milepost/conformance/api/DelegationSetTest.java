package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
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
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.ConflictingDomainExistsException;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.CreateReusableDelegationSetResponse;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.DelegationSetAlreadyCreatedException;
import software.amazon.awssdk.services.route53.model.DelegationSetAlreadyReusableException;
import software.amazon.awssdk.services.route53.model.DelegationSetInUseException;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetLimitResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneNotFoundException;
import software.amazon.awssdk.services.route53.model.InvalidArgumentException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListReusableDelegationSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchDelegationSetException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ReusableDelegationSetLimitType;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** Reusable delegation sets, and the zones that use them. */
final class DelegationSetTest {
  private static final String UNKNOWN = "N0UNKNOWN0000";

  private static MilepostProcess milepost;
  private static Route53Api api;

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

  private static DelegationSet create(String callerReference) {
    return api.client()
        .createReusableDelegationSet(request -> request.callerReference(callerReference))
        .delegationSet();
  }

  private static CreateHostedZoneResponse createZone(
      String name, String callerReference, String set) {
    return api.client()
        .createHostedZone(
            request -> request.name(name).callerReference(callerReference).delegationSetId(set));
  }

  private static DelegationSet setOf(String zone) {
    return api.client().getHostedZone(request -> request.id(zone)).delegationSet();
  }

  @Test
  void createReusableDelegationSet_drawsFourServers() {
    CreateReusableDelegationSetResponse created =
        api.client().createReusableDelegationSet(request -> request.callerReference("draw"));
    DelegationSet set = created.delegationSet();
    assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(set.id()).matches("N[A-Z0-9]{12,31}");
    assertThat(set.callerReference()).isEqualTo("draw");
    assertThat(set.nameServers()).hasSize(4).doesNotHaveDuplicates();
    assertThat(set.nameServers())
        .allMatch(name -> name.matches("ns-\\d+\\.awsdns-\\d\\d\\..+[a-z]"));
    assertThat(created.location())
        .isEqualTo("https://route53.amazonaws.com/2013-04-01/delegationset/" + set.id());
    for (String id : List.of(set.id(), "/delegationset/" + set.id())) {
      assertThat(api.client().getReusableDelegationSet(request -> request.id(id)).delegationSet())
          .isEqualTo(set);
    }
  }

  @Test
  void createHostedZone_withASet_hasItsServers() {
    DelegationSet set = create("shared");
    for (String name : List.of("one.example.com", "two.example.com")) {
      CreateHostedZoneResponse created = createZone(name, "shared by " + name, set.id());
      String zone = created.hostedZone().id();
      assertThat(created.delegationSet()).isEqualTo(set);
      assertThat(setOf(zone)).isEqualTo(set);
      assertThat(api.listRecordSets(zone))
          .filteredOn(records -> records.type() == RRType.NS)
          .flatExtracting(records -> records.resourceRecords())
          .extracting(ResourceRecord::value)
          .containsExactlyElementsOf(set.nameServers().stream().map(host -> host + ".").toList());
    }
  }

  @Test
  void createHostedZone_equalAboveOrBelowAZoneOfTheSet_conflicts() {
    DelegationSet set = create("conflicts");
    createZone("b.conflict.example.org", "conflict 0", set.id());
    for (String name :
        List.of("b.conflict.example.org", "conflict.example.org", "a.b.conflict.example.org")) {
      Refusal.of(
              name,
              client -> createZone(name, "conflict " + name, set.id()),
              ConflictingDomainExistsException.class,
              400,
              "A conflicting domain is already associated with the given VPC or Delegation Set\\.")
          .verify(api.client());
    }
    createZone("c.conflict.example.org", "conflict sibling", set.id());
  }

  @Test
  void createReusableDelegationSet_fromAZone_takesItsServers() {
    CreateHostedZoneResponse zone =
        api.client()
            .createHostedZone(
                request -> request.name("from.example.com").callerReference("from zone"));
    String id = zone.hostedZone().id();
    DelegationSet set =
        api.client()
            .createReusableDelegationSet(
                request -> request.callerReference("from zone").hostedZoneId(id))
            .delegationSet();
    assertThat(set.nameServers()).isEqualTo(zone.delegationSet().nameServers());
    assertThat(setOf(id)).isEqualTo(set);
    Refusal.of(
            "again",
            client ->
                client.createReusableDelegationSet(
                    request -> request.callerReference("from zone again").hostedZoneId(id)),
            DelegationSetAlreadyReusableException.class,
            400,
            ".+")
        .verify(api.client());
    createZone("beside.example.com", "beside", set.id());
    assertThat(zonesOf(set.id())).containsExactly("from.example.com.", "beside.example.com.");
  }

  private static List<String> zonesOf(String set) {
    List<String> names = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      var page =
          api.client()
              .listHostedZones(request -> request.delegationSetId(set).marker(from).maxItems("1"));
      names.addAll(page.hostedZones().stream().map(HostedZone::name).toList());
      marker = page.nextMarker();
    } while (marker != null);
    return names;
  }

  @Test
  void deleteReusableDelegationSet_waitsForItsZones() {
    DelegationSet set = create("to be deleted");
    String zone = createZone("last.example.net", "last", set.id()).hostedZone().id();
    assertThat(limitOf(set.id()).count()).isEqualTo(1);
    Refusal.of(
            "in use",
            client -> client.deleteReusableDelegationSet(request -> request.id(set.id())),
            DelegationSetInUseException.class,
            400,
            ".+")
        .verify(api.client());
    api.client().deleteHostedZone(request -> request.id(zone));
    GetReusableDelegationSetLimitResponse limit = limitOf(set.id());
    assertThat(limit.count()).isZero();
    assertThat(limit.limit().value()).isEqualTo(100);
    assertThat(limit.limit().typeAsString()).isEqualTo("MAX_ZONES_BY_REUSABLE_DELEGATION_SET");
    api.client().deleteReusableDelegationSet(request -> request.id(set.id()));
    Refusal.of(
            "gone",
            client -> client.getReusableDelegationSet(request -> request.id(set.id())),
            NoSuchDelegationSetException.class,
            400,
            ".*" + set.id() + ".*")
        .verify(api.client());
    Refusal.of(
            "the reference stays used",
            client -> create("to be deleted"),
            DelegationSetAlreadyCreatedException.class,
            400,
            ".+")
        .verify(api.client());
  }

  private static GetReusableDelegationSetLimitResponse limitOf(String set) {
    return api.client()
        .getReusableDelegationSetLimit(request ->
            request
                .delegationSetId(set)
                .type(ReusableDelegationSetLimitType.MAX_ZONES_BY_REUSABLE_DELEGATION_SET));
  }

  @Test
  void listReusableDelegationSets_inPages_goesOnBehindADeletedMarker() {
    List<DelegationSet> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(create("listed " + i));
    }
    List<DelegationSet> all = api.client().listReusableDelegationSets().delegationSets();
    assertThat(all).containsSubsequence(made);

    List<DelegationSet> paged = new ArrayList<>();
    String marker = null;
    ListReusableDelegationSetsResponse page;
    do {
      String from = marker;
      page = api.client().listReusableDelegationSets(request -> request.marker(from).maxItems("2"));
      assertThat(page.maxItems()).isEqualTo("2");
      assertThat(page.marker()).isEqualTo(from);
      assertThat(page.isTruncated()).isEqualTo(page.nextMarker() != null);
      paged.addAll(page.delegationSets());
      marker = page.nextMarker();
      if (made.get(3).id().equals(marker)) {
        api.client().deleteReusableDelegationSet(request -> request.id(made.get(3).id()));
      }
    } while (marker != null);
    assertThat(paged).startsWith(all.getFirst()).contains(made.get(2), made.get(4));
    String deleted = made.get(1).id();
    api.client().deleteReusableDelegationSet(request -> request.id(deleted));
    assertThat(
            api.client()
                .listReusableDelegationSets(request -> request.marker(deleted).maxItems("1"))
                .delegationSets())
        .containsExactly(made.get(2));
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        Refusal.of(
            "create: empty reference",
            client -> create(""),
            InvalidInputException.class,
            400,
            "Invalid XML ; cvc-minLength-valid: .+'Nonce'\\."),
        Refusal.of(
            "create: of an unknown zone",
            client ->
                client.createReusableDelegationSet(
                    request -> request.callerReference("unknown").hostedZoneId("Z0UNKNOWN0000")),
            HostedZoneNotFoundException.class,
            400,
            ".*Z0UNKNOWN0000.*"),
        Refusal.of(
            "create: of a private zone",
            client -> {
              String zone =
                  client
                      .createHostedZone(request ->
                          request
                              .name("internal")
                              .callerReference("internal")
                              .vpc(vpc -> vpc.vpcId("vpc-00000001").vpcRegion(VPCRegion.US_EAST_1)))
                      .hostedZone()
                      .id();
              client.createReusableDelegationSet(
                  request -> request.callerReference("of private").hostedZoneId(zone));
            },
            InvalidArgumentException.class,
            400,
            ".+private.+"),
        unknown(
            "create a zone: unknown set",
            () -> createZone("x.example.com", "unknown set", UNKNOWN)),
        unknown(
            "get: unknown set",
            () -> api.client().getReusableDelegationSet(request -> request.id(UNKNOWN))),
        unknown(
            "delete: unknown set",
            () -> api.client().deleteReusableDelegationSet(request -> request.id(UNKNOWN))),
        unknown("limit: unknown set", () -> limitOf(UNKNOWN)),
        unknown(
            "zones: unknown set",
            () -> api.client().listHostedZones(request -> request.delegationSetId(UNKNOWN))),
        Refusal.of(
            "limit: unknown type",
            client ->
                client.getReusableDelegationSetLimit(
                    request -> request.delegationSetId(UNKNOWN).type("MAX_NOTHING")),
            InvalidInputException.class,
            400,
            ".+'MAX_NOTHING' at 'type'.+"),
        Refusal.of(
            "list: unknown marker",
            client -> client.listReusableDelegationSets(request -> request.marker(UNKNOWN)),
            InvalidInputException.class,
            400,
            ".+" + UNKNOWN + ".+"));
  }

  private static Refusal unknown(String title, Runnable call) {
    return Refusal.of(
        title,
        client -> call.run(),
        NoSuchDelegationSetException.class,
        400,
        ".*" + UNKNOWN + ".*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }
}
