package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ConflictingDomainExistsException;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.CreateVpcAssociationAuthorizationResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.HostedZoneSummary;
import software.amazon.awssdk.services.route53.model.InvalidDomainNameException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.route53.model.InvalidVpcIdException;
import software.amazon.awssdk.services.route53.model.LastVpcAssociationException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcResponse;
import software.amazon.awssdk.services.route53.model.ListVpcAssociationAuthorizationsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.PublicZoneVpcAssociationException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VPCRegion;
import software.amazon.awssdk.services.route53.model.VpcAssociationAuthorizationNotFoundException;
import software.amazon.awssdk.services.route53.model.VpcAssociationNotFoundException;

/** Private zones, and the VPCs that see them. */
final class PrivateZoneTest {
  private static final String ACCOUNT = "123456789012";
  private static final String UNKNOWN = "Z0UNKNOWN0000";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String publicZone = "";
  private static int lastVpc;
  private static int lastReference;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--account", ACCOUNT);
    api = new Route53Api(milepost.apiUri());
    publicZone = api.createZone("public.example.com", "public");
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static VPC newVpc() {
    return vpc(VPCRegion.EU_WEST_1, "vpc-%017x".formatted(++lastVpc));
  }

  private static VPC vpc(VPCRegion region, String id) {
    return VPC.builder().vpcRegion(region).vpcId(id).build();
  }

  private static CreateHostedZoneResponse create(String name, VPC vpc) {
    String reference = "private " + ++lastReference;
    return api.client()
        .createHostedZone(request -> request.name(name).callerReference(reference).vpc(vpc));
  }

  private static ChangeInfo associate(String zone, VPC vpc) {
    return api.client()
        .associateVPCWithHostedZone(
            request -> request.hostedZoneId(zone).vpc(vpc).comment("associated"))
        .changeInfo();
  }

  private static ChangeInfo disassociate(String zone, VPC vpc) {
    return api.client()
        .disassociateVPCFromHostedZone(
            request -> request.hostedZoneId(zone).vpc(vpc).comment("disassociated"))
        .changeInfo();
  }

  private static CreateVpcAssociationAuthorizationResponse authorize(String zone, VPC vpc) {
    return api.client()
        .createVPCAssociationAuthorization(request -> request.hostedZoneId(zone).vpc(vpc));
  }

  private static GetHostedZoneResponse get(String zone) {
    return api.client().getHostedZone(request -> request.id(zone));
  }

  @Test
  void createHostedZone_withVpc_isPrivate() {
    VPC vpc = newVpc();
    CreateHostedZoneResponse created =
        api.client()
            .createHostedZone(request ->
                request
                    .name("Internal")
                    .callerReference("single label")
                    .vpc(vpc)
                    .hostedZoneConfig(config -> config.comment("a comment").privateZone(true)));
    assertThat(created.hostedZone().name()).isEqualTo("internal.");
    assertThat(created.hostedZone().config().privateZone()).isTrue();
    assertThat(created.hostedZone().config().comment()).isEqualTo("a comment");
    assertThat(created.hostedZone().resourceRecordSetCount()).isEqualTo(2);
    assertThat(created.vpc()).isEqualTo(vpc);
    assertThat(created.delegationSet()).isNull();
    assertThat(created.changeInfo().statusAsString()).isEqualTo("PENDING");

    GetHostedZoneResponse got = get(created.hostedZone().id());
    assertThat(got.hostedZone()).isEqualTo(created.hostedZone());
    assertThat(got.vpCs()).containsExactly(vpc);
    assertThat(got.delegationSet()).isNull();
  }

  @Test
  void createHostedZone_withVpc_isPrivateWhateverPrivateZoneSays() {
    VPC vpc = newVpc();
    CreateHostedZoneResponse created =
        api.client()
            .createHostedZone(request ->
                request
                    .name("whatever.example.com")
                    .callerReference("whatever")
                    .vpc(vpc)
                    .hostedZoneConfig(config -> config.privateZone(false)));
    assertThat(created.hostedZone().config().privateZone()).isTrue();
  }

  @Test
  void createHostedZone_private_bringsNsAndSoaOfItsOwnKind() {
    String id = create("defaults.internal", newVpc()).hostedZone().id();
    List<ResourceRecordSet> sets = api.listRecordSets(id);
    assertThat(sets).extracting(ResourceRecordSet::type).containsExactly(RRType.NS, RRType.SOA);
    assertThat(sets.getFirst().ttl()).isEqualTo(172_800);
    assertThat(sets.getFirst().resourceRecords())
        .containsExactlyInAnyOrderElementsOf(
            Changes.records(
                "ns-0.awsdns-00.com.",
                "ns-512.awsdns-00.net.",
                "ns-1024.awsdns-00.org.",
                "ns-1536.awsdns-00.co.uk."));
    assertThat(sets.getLast().ttl()).isEqualTo(900);
    assertThat(sets.getLast().resourceRecords())
        .extracting(ResourceRecord::value)
        .containsExactly(
            "ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400");
  }

  @Test
  void deleteHostedZone_private_freesItsNameAndItsReferenceStaysUsed() {
    VPC vpc = newVpc();
    String id = create("freed.internal", vpc).hostedZone().id();
    authorize(id, newVpc());
    api.change(id, List.of(Changes.create("a.freed.internal", RRType.A, 60, "192.0.2.1")));
    Refusal.of(
            "not empty",
            client -> client.deleteHostedZone(request -> request.id(id)),
            HostedZoneNotEmptyException.class,
            400,
            ".+")
        .verify(api.client());
    api.change(id, List.of(Changes.delete("a.freed.internal", RRType.A, 60, "192.0.2.1")));
    api.client().deleteHostedZone(request -> request.id(id));
    assertThatExceptionOfType(NoSuchHostedZoneException.class).isThrownBy(() -> get(id));
    assertThat(zonesOf(vpc)).isEmpty();
    create("freed.internal", vpc);
  }

  @Test
  void associateAndDisassociate_changeTheVpcsOfTheZone() {
    VPC first = newVpc();
    VPC second = vpc(VPCRegion.US_EAST_1, "vpc-0a1b2c3d");
    VPC third = newVpc();
    String id = create("many.internal", first).hostedZone().id();
    ChangeInfo associated = associate(id, second);
    assertThat(associated.id()).matches("/change/C[A-Z0-9]+");
    assertThat(associated.comment()).isEqualTo("associated");
    assertThat(
            api.client()
                .getChange(request -> request.id(associated.id()))
                .changeInfo()
                .statusAsString())
        .isEqualTo("INSYNC");
    associate(id, third);
    assertThat(get(id).vpCs())
        .as("in the order of association")
        .containsExactly(first, second, third);
    assertThat(disassociate(id, first).comment()).isEqualTo("disassociated");
    assertThat(get(id).vpCs()).containsExactly(second, third);
    associate(id, first);
    assertThat(get(id).vpCs()).containsExactly(second, third, first);
  }

  @Test
  void vpc_seesParentAndChild_butNoTwoOfOneName() {
    VPC vpc = newVpc();
    VPC other = newVpc();
    create("parent.internal", vpc);
    create("child.parent.internal", vpc);
    String twin = create("parent.internal", other).hostedZone().id();
    Refusal.of(
            "created",
            client -> create("parent.internal", vpc),
            ConflictingDomainExistsException.class,
            400,
            "A conflicting domain is already associated with the given VPC or Delegation Set\\.")
        .verify(api.client());
    Refusal.of(
            "associated",
            client -> associate(twin, vpc),
            ConflictingDomainExistsException.class,
            400,
            "The VPC that you chose, "
                + vpc.vpcId()
                + " in region eu-west-1, is already associated with another private hosted zone"
                + " that has an overlapping name space, parent\\.internal\\.\\.")
        .verify(api.client());
    Refusal.of(
            "associated twice",
            client -> associate(twin, other),
            ConflictingDomainExistsException.class,
            400,
            ".+ " + other.vpcId() + " .+")
        .verify(api.client());
    assertThat(get(twin).vpCs()).containsExactly(other);
  }

  @Test
  void privateZone_mayHaveTheNameOfAPublicOne() {
    create("public.example.com", newVpc());
    create("below.public.example.com", newVpc());
    assertThat(get(publicZone).hostedZone().config().privateZone()).isFalse();
  }

  @Test
  void authorizations_areListedUntilTheyAreDeleted() {
    String id = create("authorized.internal", newVpc()).hostedZone().id();
    List<VPC> vpcs = List.of(newVpc(), newVpc(), newVpc());
    for (VPC vpc : vpcs) {
      CreateVpcAssociationAuthorizationResponse authorized = authorize(id, vpc);
      assertThat(authorized.hostedZoneId()).isEqualTo(id);
      assertThat(authorized.vpc()).isEqualTo(vpc);
      assertThat(authorized.sdkHttpResponse().statusCode()).isEqualTo(200);
    }
    authorize(id, vpcs.getFirst());
    assertThat(authorizations(id, 100)).isEqualTo(vpcs);
    assertThat(authorizations(id, 1)).isEqualTo(vpcs);
    assertThat(authorizations(id, 2)).isEqualTo(vpcs);

    associate(id, vpcs.get(1));
    api.client()
        .deleteVPCAssociationAuthorization(request -> request.hostedZoneId(id).vpc(vpcs.get(1)));
    assertThat(authorizations(id, 100)).containsExactly(vpcs.getFirst(), vpcs.getLast());
    assertThat(get(id).vpCs()).as("the association stays").contains(vpcs.get(1));
    Refusal.of(
            "deleted twice",
            client ->
                client.deleteVPCAssociationAuthorization(
                    request -> request.hostedZoneId(id).vpc(vpcs.get(1))),
            VpcAssociationAuthorizationNotFoundException.class,
            404,
            "VPCAssociationAuthorizationNotFound",
            ".+")
        .verify(api.client());
    assertThat(authorizations(publicZone, 100)).isEmpty();
  }

  private static List<VPC> authorizations(String zone, int maxResults) {
    List<VPC> all = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListVpcAssociationAuthorizationsResponse page =
          api.client()
              .listVPCAssociationAuthorizations(request ->
                  request
                      .hostedZoneId(zone)
                      .nextToken(from)
                      .maxResults(Integer.toString(maxResults)));
      assertThat(page.hostedZoneId()).isEqualTo(zone);
      assertThat(page.vpCs()).hasSizeLessThanOrEqualTo(maxResults);
      all.addAll(page.vpCs());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  @Test
  void authorizations_whileTheyAreDeleted_areEachListedOnce() {
    String id = create("paged.internal", newVpc()).hostedZone().id();
    List<VPC> vpcs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      vpcs.add(newVpc());
      authorize(id, vpcs.getLast());
    }
    ListVpcAssociationAuthorizationsResponse first =
        api.client().listVPCAssociationAuthorizations(request -> request.hostedZoneId(id));
    assertThat(first.vpCs()).as("50 by default").isEqualTo(vpcs.subList(0, 50));
    for (int i : new int[] {0, 50, 51}) {
      api.client()
          .deleteVPCAssociationAuthorization(request -> request.hostedZoneId(id).vpc(vpcs.get(i)));
    }
    ListVpcAssociationAuthorizationsResponse second =
        api.client()
            .listVPCAssociationAuthorizations(
                request -> request.hostedZoneId(id).nextToken(first.nextToken()));
    assertThat(second.vpCs()).isEqualTo(vpcs.subList(52, 60));
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void listHostedZonesByVPC_givesSummariesWithTheirOwner() {
    VPC vpc = newVpc();
    String one = create("one.summary", vpc).hostedZone().id();
    create("elsewhere.summary", newVpc());
    String two = create("two.summary", newVpc()).hostedZone().id();
    associate(two, vpc);
    assertThat(zonesOf(vpc))
        .containsExactly(summary(one, "one.summary."), summary(two, "two.summary."));
    ListHostedZonesByVpcResponse page =
        api.client()
            .listHostedZonesByVPC(
                request -> request.vpcId(vpc.vpcId()).vpcRegion(vpc.vpcRegion()).maxItems("1000"));
    assertThat(page.maxItems()).isEqualTo("100");
    assertThat(page.nextToken()).isNull();
    assertThat(zonesOf(vpc(VPCRegion.EU_WEST_2, vpc.vpcId()))).as("another region").isEmpty();
    assertThat(zonesOf(newVpc())).isEmpty();
    RawHttp.Response raw =
        new RawHttp(milepost.api())
            .get("/2013-04-01/hostedzonesbyvpc?vpcregion=eu-west-1&vpcid=" + vpc.vpcId());
    assertThat(raw.text())
        .contains(
            "<HostedZoneSummary><HostedZoneId>"
                + one
                + "</HostedZoneId><Name>one.summary.</Name><Owner><OwningAccount>"
                + ACCOUNT
                + "</OwningAccount></Owner></HostedZoneSummary>");
  }

  private static HostedZoneSummary summary(String id, String name) {
    return HostedZoneSummary.builder()
        .hostedZoneId(id)
        .name(name)
        .owner(owner -> owner.owningAccount(ACCOUNT))
        .build();
  }

  private static List<HostedZoneSummary> zonesOf(VPC vpc) {
    List<HostedZoneSummary> all = new ArrayList<>();
    String token = "";
    do {
      ListHostedZonesByVpcResponse page = zonesOf(vpc, token, "1");
      assertThat(page.maxItems()).isEqualTo("1");
      all.addAll(page.hostedZoneSummaries());
      token = Objects.requireNonNullElse(page.nextToken(), "");
    } while (!token.isEmpty());
    return all;
  }

  private static ListHostedZonesByVpcResponse zonesOf(VPC vpc, String token, String maxItems) {
    return api.client()
        .listHostedZonesByVPC(request ->
            request
                .vpcId(vpc.vpcId())
                .vpcRegion(vpc.vpcRegion())
                .nextToken(token)
                .maxItems(maxItems));
  }

  @Test
  void listHostedZonesByVPC_whileZonesComeAndGo_givesEachThatStaysOnce() {
    VPC vpc = newVpc();
    VPC keeper = newVpc();
    List<String> zones = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String id = create("z" + i + ".moving", keeper).hostedZone().id();
      associate(id, vpc);
      zones.add(id);
    }
    ListHostedZonesByVpcResponse first = zonesOf(vpc, "", "3");
    disassociate(zones.get(1), vpc);
    disassociate(zones.get(3), vpc);
    api.client().deleteHostedZone(request -> request.id(zones.get(4)));
    String added = create("added.moving", vpc).hostedZone().id();
    ListHostedZonesByVpcResponse second = zonesOf(vpc, first.nextToken(), "3");
    assertThat(first.hostedZoneSummaries())
        .extracting(HostedZoneSummary::hostedZoneId)
        .isEqualTo(zones.subList(0, 3));
    assertThat(second.hostedZoneSummaries())
        .extracting(HostedZoneSummary::hostedZoneId)
        .containsExactly(zones.get(5), added);
    assertThat(second.nextToken()).isNull();
    Refusal.of(
            "a token of another list",
            client -> zonesOf(keeper, first.nextToken(), "3"),
            InvalidPaginationTokenException.class,
            400,
            ".+")
        .verify(api.client());
  }

  static Stream<Refusal> refusals() {
    VPC vpc = vpc(VPCRegion.US_EAST_1, "vpc-0000000f");
    VPC badId = vpc(VPCRegion.US_EAST_1, "vpc-WRONG");
    VPC noRegion = VPC.builder().vpcId("vpc-0000000f").build();
    VPC noId = VPC.builder().vpcRegion(VPCRegion.US_EAST_1).build();
    String noVpc = "Invalid XML ; cvc-complex-type.2.4.b.+VPC.+";
    return Stream.of(
        invalidInput(
            "create: private zone without VPC",
            client ->
                client.createHostedZone(request ->
                    request
                        .name("without.internal")
                        .callerReference("without")
                        .hostedZoneConfig(config -> config.privateZone(true))),
            "VPCId and VPCRegion are required .+"),
        invalidInput(
            "create: no region", client -> create("r.internal", noRegion), ".+VPCRegion.+"),
        invalidInput("create: no id", client -> create("r.internal", noId), ".+VPCId.+"),
        invalidInput(
            "create: unknown region",
            client ->
                create(
                    "r.internal", VPC.builder().vpcRegion("mars-1").vpcId("vpc-0000000f").build()),
            "Invalid XML ; cvc-enumeration-valid: Value 'mars-1' .+"),
        invalidInput(
            "create: with a delegation set",
            client ->
                client.createHostedZone(request ->
                    request
                        .name("r.internal")
                        .callerReference("delegated")
                        .vpc(vpc)
                        .delegationSetId("N0UNKNOWN0000")),
            ".+delegation set.*"),
        invalidVpc("create: bad id", client -> create("r.internal", badId)),
        Refusal.of(
            "create: root",
            client -> create(".", vpc),
            InvalidDomainNameException.class,
            400,
            ".+"),
        Refusal.of(
            "create: wildcard",
            client -> create("*.internal", vpc),
            InvalidDomainNameException.class,
            400,
            ".+"),
        noSuchZone("associate: unknown zone", client -> associate(UNKNOWN, vpc)),
        Refusal.of(
            "associate: public zone",
            client -> associate(publicZone, vpc),
            PublicZoneVpcAssociationException.class,
            400,
            "PublicZoneVPCAssociation",
            ".+"),
        invalidVpc("associate: bad id", client -> associate(publicZone, badId)),
        invalidInput("associate: no id", client -> associate(publicZone, noId), ".+VPCId.+"),
        invalidInput(
            "associate: no VPC",
            client -> client.associateVPCWithHostedZone(request -> request.hostedZoneId(UNKNOWN)),
            noVpc),
        noSuchZone("disassociate: unknown zone", client -> disassociate(UNKNOWN, vpc)),
        invalidVpc("disassociate: bad id", client -> disassociate(publicZone, badId)),
        Refusal.of(
            "disassociate: public zone",
            client -> disassociate(publicZone, vpc),
            VpcAssociationNotFoundException.class,
            404,
            "VPCAssociationNotFound",
            ".+"),
        noSuchZone("authorize: unknown zone", client -> authorize(UNKNOWN, vpc)),
        invalidVpc("authorize: bad id", client -> authorize(publicZone, badId)),
        invalidInput("authorize: public zone", client -> authorize(publicZone, vpc), ".+public.+"),
        noSuchZone(
            "deauthorize: unknown zone",
            client ->
                client.deleteVPCAssociationAuthorization(
                    request -> request.hostedZoneId(UNKNOWN).vpc(vpc))),
        Refusal.of(
            "deauthorize: not authorized",
            client ->
                client.deleteVPCAssociationAuthorization(
                    request -> request.hostedZoneId(publicZone).vpc(vpc)),
            VpcAssociationAuthorizationNotFoundException.class,
            404,
            "VPCAssociationAuthorizationNotFound",
            ".+"),
        noSuchZone(
            "authorizations: unknown zone",
            client ->
                client.listVPCAssociationAuthorizations(request -> request.hostedZoneId(UNKNOWN))),
        badToken(
            "authorizations: bad token",
            client ->
                client.listVPCAssociationAuthorizations(
                    request -> request.hostedZoneId(publicZone).nextToken("token"))),
        invalidInput(
            "authorizations: bad size",
            client ->
                client.listVPCAssociationAuthorizations(
                    request -> request.hostedZoneId(publicZone).maxResults("0")),
            ".+'maxResults'.+"),
        badToken("zones of a VPC: bad token", client -> zonesOf(vpc, "dG9rZW4", "1")),
        invalidInput("zones of a VPC: bad size", client -> zonesOf(vpc, "", "x"), ".+'maxItems'.+"),
        invalidInput("zones of a VPC: bad id", client -> zonesOf(badId, "", "1"), ".+VPC.*"),
        invalidInput(
            "zones of a VPC: no region", client -> zonesOf(noRegion, "", "1"), ".+'vPCRegion'.+"),
        invalidInput("zones of a VPC: no id", client -> zonesOf(noId, "", "1"), ".+'vPCId'.+"));
  }

  private static Refusal invalidInput(String title, Consumer<Route53Client> call, String message) {
    return Refusal.of(title, call, InvalidInputException.class, 400, message);
  }

  private static Refusal invalidVpc(String title, Consumer<Route53Client> call) {
    return Refusal.of(
        title, call, InvalidVpcIdException.class, 400, "InvalidVPCId", "The VPC ID is invalid\\.");
  }

  private static Refusal noSuchZone(String title, Consumer<Route53Client> call) {
    return Refusal.of(
        title,
        call,
        NoSuchHostedZoneException.class,
        404,
        "No hosted zone found with ID: " + UNKNOWN);
  }

  private static Refusal badToken(String title, Consumer<Route53Client> call) {
    return Refusal.of(title, call, InvalidPaginationTokenException.class, 400, ".+");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }

  @Test
  void lastVpc_andVpcsThatAreNotAssociated_areNotDisassociated() {
    VPC vpc = newVpc();
    String id = create("last.internal", vpc).hostedZone().id();
    assertThatExceptionOfType(LastVpcAssociationException.class)
        .isThrownBy(() -> disassociate(id, vpc))
        .satisfies(refused -> {
          assertThat(refused.statusCode()).isEqualTo(400);
          assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("LastVPCAssociation");
        });
    assertThatExceptionOfType(VpcAssociationNotFoundException.class)
        .isThrownBy(() -> disassociate(id, newVpc()))
        .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(404));
    assertThatExceptionOfType(VpcAssociationNotFoundException.class)
        .as("in another region")
        .isThrownBy(() -> disassociate(id, vpc(VPCRegion.AP_EAST_1, vpc.vpcId())));
    assertThat(get(id).vpCs()).containsExactly(vpc);
  }

  @Test
  void vpc_isInOneRegion() {
    VPC vpc = newVpc();
    VPC elsewhere = vpc(VPCRegion.AP_EAST_1, vpc.vpcId());
    create("region.internal", vpc);
    String other = create("other.internal", newVpc()).hostedZone().id();
    assertThatExceptionOfType(InvalidVpcIdException.class)
        .isThrownBy(() -> create("elsewhere.internal", elsewhere));
    assertThatExceptionOfType(InvalidVpcIdException.class)
        .isThrownBy(() -> associate(other, elsewhere));
    assertThatExceptionOfType(InvalidVpcIdException.class)
        .isThrownBy(() -> authorize(other, elsewhere));
  }

  @Test
  void publicZone_isNeverAssociated() {
    assertThatExceptionOfType(PublicZoneVpcAssociationException.class)
        .isThrownBy(() -> associate(publicZone, newVpc()));
  }
}
