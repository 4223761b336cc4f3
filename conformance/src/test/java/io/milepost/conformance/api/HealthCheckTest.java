package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.AccountLimitType;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CreateHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.HealthCheckVersionMismatchException;
import software.amazon.awssdk.services.route53.model.InsufficientDataHealthStatus;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResettableElementName;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;

/** Health checks as objects: made, read, listed, updated, deleted, tagged, named by records. */
final class HealthCheckTest {
  private static final String UNKNOWN = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String NO_SUCH = "A health check with id " + UNKNOWN + " does not exist.";

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

  private static CreateHealthCheckResponse create(
      String reference, Consumer<HealthCheckConfig.Builder> config) {
    return api.client()
        .createHealthCheck(request -> request.callerReference(reference).healthCheckConfig(config));
  }

  private static HealthCheck made(Consumer<HealthCheckConfig.Builder> config) {
    return create(UUID.randomUUID().toString(), config).healthCheck();
  }

  private static HealthCheck update(String id, Consumer<UpdateHealthCheckRequest.Builder> more) {
    return api.client()
        .updateHealthCheck(request -> {
          request.healthCheckId(id);
          more.accept(request);
        })
        .healthCheck();
  }

  private static HealthCheck get(String id) {
    return api.client().getHealthCheck(request -> request.healthCheckId(id)).healthCheck();
  }

  private static void delete(String id) {
    api.client().deleteHealthCheck(request -> request.healthCheckId(id));
  }

  private static void http(HealthCheckConfig.Builder config) {
    config.type(HealthCheckType.HTTP).ipAddress("192.0.2.1");
  }

  private static void verify(Refusal refusal) {
    refusal.verify(api.client());
  }

  private static Refusal invalid(String title, Runnable call, String message) {
    return Refusal.of(title, client -> call.run(), InvalidInputException.class, 400, message);
  }

  @Test
  void create_givesACheckWithItsDefaults() {
    CreateHealthCheckResponse created = create("defaults", HealthCheckTest::http);
    HealthCheck check = created.healthCheck();
    assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(check.id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(created.location())
        .isEqualTo("https://route53.amazonaws.com/2013-04-01/healthcheck/" + check.id());
    assertThat(check.callerReference()).isEqualTo("defaults");
    assertThat(check.healthCheckVersion()).isEqualTo(1);
    assertThat(check.healthCheckConfig())
        .isEqualTo(
            HealthCheckConfig.builder()
                .type(HealthCheckType.HTTP)
                .ipAddress("192.0.2.1")
                .port(80)
                .requestInterval(30)
                .failureThreshold(3)
                .measureLatency(false)
                .inverted(false)
                .disabled(false)
                .enableSNI(false)
                .build());
    assertThat(get(check.id())).isEqualTo(check);
  }

  @Test
  void create_keepsEverySettingOfEveryType() {
    HealthCheck child = made(HealthCheckTest::http);
    List<HealthCheckConfig> configs =
        List.of(
            HealthCheckConfig.builder()
                .type(HealthCheckType.HTTPS_STR_MATCH)
                .ipAddress("2001:DB8::192.0.2.1")
                .fullyQualifiedDomainName("Www.Example.com")
                .port(8443)
                .resourcePath("status?a=<b>&c=d")
                .searchString("all  is \"well\" <&> \u00e4")
                .requestInterval(10)
                .failureThreshold(1)
                .measureLatency(true)
                .inverted(true)
                .disabled(true)
                .enableSNI(false)
                .regions(
                    HealthCheckRegion.SA_EAST_1,
                    HealthCheckRegion.EU_WEST_1,
                    HealthCheckRegion.US_EAST_1)
                .build(),
            HealthCheckConfig.builder()
                .type(HealthCheckType.TCP)
                .fullyQualifiedDomainName("tcp.example.com.")
                .port(65535)
                .requestInterval(30)
                .failureThreshold(10)
                .measureLatency(false)
                .inverted(false)
                .disabled(false)
                .enableSNI(false)
                .build(),
            HealthCheckConfig.builder()
                .type(HealthCheckType.CALCULATED)
                .childHealthChecks(child.id())
                .healthThreshold(256)
                .inverted(false)
                .disabled(true)
                .build(),
            HealthCheckConfig.builder()
                .type(HealthCheckType.CLOUDWATCH_METRIC)
                .alarmIdentifier(alarm -> alarm.region("eu-central-1").name("an alarm"))
                .insufficientDataHealthStatus(InsufficientDataHealthStatus.LAST_KNOWN_STATUS)
                .inverted(true)
                .disabled(false)
                .build(),
            HealthCheckConfig.builder()
                .type(HealthCheckType.RECOVERY_CONTROL)
                .routingControlArn("arn:aws:route53-recovery-control::1:controlpanel/a/b")
                .inverted(false)
                .disabled(false)
                .build());
    for (HealthCheckConfig config : configs) {
      HealthCheck check =
          api.client()
              .createHealthCheck(request ->
                  request.callerReference(UUID.randomUUID().toString()).healthCheckConfig(config))
              .healthCheck();
      assertThat(check.healthCheckConfig()).isEqualTo(config);
      assertThat(get(check.id())).isEqualTo(check);
    }
  }

  @Test
  void create_withAReferenceThatWasUsed() {
    HealthCheck check = create("used", HealthCheckTest::http).healthCheck();
    HealthCheck other = create("used too", HealthCheckTest::http).healthCheck();
    assertThat(other.id()).isNotEqualTo(check.id());
    assertThat(create("used", config -> config.type("HTTP").ipAddress("192.0.2.1").port(80)))
        .returns(check, CreateHealthCheckResponse::healthCheck)
        .returns(201, response -> response.sdkHttpResponse().statusCode());
    verify(exists("other settings", config -> config.type("HTTP").ipAddress("192.0.2.2")));
    verify(exists("another type", config -> config.type("HTTPS").ipAddress("192.0.2.1").port(80)));
    update(check.id(), request -> request.port(8080));
    verify(exists("settings of before the update", HealthCheckTest::http));
    delete(check.id());
    verify(exists("a check that is gone", HealthCheckTest::http));
  }

  private static Refusal exists(String title, Consumer<HealthCheckConfig.Builder> config) {
    return Refusal.of(
        title,
        client -> create("used", config),
        HealthCheckAlreadyExistsException.class,
        409,
        "A health check with the specified caller reference already exists.");
  }

  @Test
  void update_changesWhatIsGivenAlone() {
    HealthCheck check =
        made(config ->
            config
                .type(HealthCheckType.HTTPS)
                .ipAddress("192.0.2.1")
                .fullyQualifiedDomainName("a.example")
                .resourcePath("/a")
                .regions(
                    HealthCheckRegion.SA_EAST_1,
                    HealthCheckRegion.EU_WEST_1,
                    HealthCheckRegion.US_EAST_1));
    HealthCheckConfig before = check.healthCheckConfig();

    HealthCheck same = update(check.id(), request -> {});
    assertThat(same).isEqualTo(check.toBuilder().healthCheckVersion(2L).build());
    HealthCheck changed =
        update(
            check.id(),
            request ->
                request
                    .healthCheckVersion(2L)
                    .ipAddress("192.0.2.2")
                    .port(444)
                    .failureThreshold(7)
                    .inverted(true)
                    .enableSNI(false)
                    .regions(
                        HealthCheckRegion.US_WEST_1,
                        HealthCheckRegion.US_WEST_2,
                        HealthCheckRegion.AP_NORTHEAST_1));
    assertThat(changed.healthCheckVersion()).isEqualTo(3);
    assertThat(changed.healthCheckConfig())
        .isEqualTo(
            before.toBuilder()
                .ipAddress("192.0.2.2")
                .port(444)
                .failureThreshold(7)
                .inverted(true)
                .enableSNI(false)
                .regions(
                    HealthCheckRegion.US_WEST_1,
                    HealthCheckRegion.US_WEST_2,
                    HealthCheckRegion.AP_NORTHEAST_1)
                .build());

    HealthCheck reset =
        update(
            check.id(),
            request ->
                request.resetElements(
                    ResettableElementName.FULLY_QUALIFIED_DOMAIN_NAME,
                    ResettableElementName.REGIONS,
                    ResettableElementName.RESOURCE_PATH,
                    ResettableElementName.CHILD_HEALTH_CHECKS));
    assertThat(reset.healthCheckVersion()).isEqualTo(4);
    assertThat(reset.healthCheckConfig())
        .isEqualTo(
            changed.healthCheckConfig().toBuilder()
                .fullyQualifiedDomainName(null)
                .resourcePath(null)
                .regions((List<HealthCheckRegion>) null)
                .build());
    assertThat(get(check.id())).isEqualTo(reset);
  }

  @Test
  void update_ofACalculatedCheck() {
    HealthCheck one = made(HealthCheckTest::http);
    HealthCheck two = made(HealthCheckTest::http);
    HealthCheck check =
        made(config ->
            config.type(HealthCheckType.CALCULATED).childHealthChecks(one.id()).healthThreshold(1));
    assertThat(
            update(check.id(), request -> request.childHealthChecks(two.id(), one.id()))
                .healthCheckConfig()
                .childHealthChecks())
        .containsExactly(two.id(), one.id());
    delete(two.id());
    assertThat(update(check.id(), request -> request.healthThreshold(2)).healthCheckConfig())
        .as("a child that is gone does not matter unless it is given again")
        .returns(List.of(two.id(), one.id()), HealthCheckConfig::childHealthChecks)
        .returns(2, HealthCheckConfig::healthThreshold);
    verify(
        invalid(
            "a child that is gone",
            () -> update(check.id(), request -> request.childHealthChecks(two.id())),
            ".+" + two.id() + " does not exist."));
    verify(
        invalid(
            "itself",
            () -> update(check.id(), request -> request.childHealthChecks(check.id())),
            ".+" + check.id() + " is a calculated health check.+"));
    assertThat(
            update(
                    check.id(),
                    request -> request.resetElements(ResettableElementName.CHILD_HEALTH_CHECKS))
                .healthCheckConfig()
                .childHealthChecks())
        .isEmpty();
  }

  @Test
  void update_thatCanNotBe_changesNothing() {
    HealthCheck byName =
        made(config -> config.type(HealthCheckType.HTTP).fullyQualifiedDomainName("a.example"));
    HealthCheck byAddress =
        made(config -> config.type(HealthCheckType.TCP).ipAddress("192.0.2.1").port(53));
    List<Refusal> refusals =
        List.of(
            Refusal.of(
                "another version",
                client -> update(byName.id(), request -> request.healthCheckVersion(2L).port(81)),
                HealthCheckVersionMismatchException.class,
                409,
                ".+ is 1\\."),
            invalid(
                "an address for a check without one",
                () -> update(byName.id(), request -> request.ipAddress("192.0.2.1")),
                ".+without an IP address.+"),
            invalid(
                "no name and no address",
                () ->
                    update(
                        byName.id(),
                        request ->
                            request.resetElements(
                                ResettableElementName.FULLY_QUALIFIED_DOMAIN_NAME)),
                ".+must have an IP address or a fully qualified domain name.+"),
            invalid(
                "an empty name and no address",
                () -> update(byName.id(), request -> request.fullyQualifiedDomainName("")),
                ".+must have an IP address or a fully qualified domain name.+"),
            invalid(
                "given and reset",
                () ->
                    update(
                        byName.id(),
                        request ->
                            request
                                .resourcePath("/")
                                .resetElements(ResettableElementName.RESOURCE_PATH)),
                ".+a resource path.+reset\\."),
            invalid(
                "a search string",
                () -> update(byName.id(), request -> request.searchString("x")),
                "Invalid parameter : HTTP health checks must not have a search string specified."),
            invalid(
                "children",
                () -> update(byName.id(), request -> request.healthThreshold(1)),
                "Invalid parameter : Basic health checks must not have a health threshold specified."),
            invalid(
                "a name beside the address",
                () -> update(byAddress.id(), request -> request.fullyQualifiedDomainName("a.b")),
                "TCP health checks that have IP address must not have a fully qualified domain"
                    + " name specified\\."),
            invalid(
                "a port too high",
                () -> update(byAddress.id(), request -> request.port(65536)),
                "Invalid XML ; cvc-maxInclusive-valid: Value '65536' .+'Port'\\."),
            invalid(
                "two regions",
                () ->
                    update(
                        byAddress.id(),
                        request ->
                            request.regions(
                                HealthCheckRegion.EU_WEST_1, HealthCheckRegion.US_EAST_1)),
                "Invalid XML ; cvc-complex-type.2.4.b: .+'Regions'.+"),
            invalid(
                "an element that can't be reset",
                () -> update(byAddress.id(), request -> request.resetElementsWithStrings("Port")),
                "Invalid XML ; cvc-enumeration-valid: Value 'Port' .+"));
    refusals.forEach(HealthCheckTest::verify);
    assertThat(get(byName.id())).isEqualTo(byName);
    assertThat(get(byAddress.id())).isEqualTo(byAddress);
  }

  @Test
  void delete_takesItAway_alsoWhileItIsUsed() {
    long there = api.client().getHealthCheckCount().healthCheckCount();
    HealthCheck check = made(HealthCheckTest::http);
    assertThat(api.client().getHealthCheckCount().healthCheckCount()).isEqualTo(there + 1);
    assertThat(
            api.client()
                .getAccountLimit(
                    request -> request.type(AccountLimitType.MAX_HEALTH_CHECKS_BY_OWNER))
                .count())
        .isEqualTo(there + 1);
    String zone = api.createZone("used.example.com", "used");
    ResourceRecordSet set =
        ResourceRecordSet.builder()
            .name("www.used.example.com.")
            .type(RRType.A)
            .setIdentifier("one")
            .weight(1L)
            .ttl(60L)
            .resourceRecords(ResourceRecord.builder().value("192.0.2.1").build())
            .healthCheckId(check.id())
            .build();
    api.changeInOneBatch(zone, List.of(Changes.of(ChangeAction.CREATE, set)));
    assertThat(api.listRecordSets(zone)).contains(set);

    delete(check.id());
    assertThat(api.client().getHealthCheckCount().healthCheckCount()).isEqualTo(there);
    assertThat(api.listRecordSets(zone)).contains(set);
    verify(
        Refusal.of(
            "a record that names it anew",
            client ->
                api.changeInOneBatch(
                    zone,
                    List.of(
                        Changes.of(
                            ChangeAction.CREATE, set.toBuilder().setIdentifier("two").build()))),
            NoSuchHealthCheckException.class,
            404,
            "A health check with id " + check.id() + " does not exist."));
    api.changeInOneBatch(zone, List.of(Changes.of(ChangeAction.DELETE, set)));
  }

  @Test
  void unknownCheck_isNotFound() {
    List<Consumer<String>> calls =
        List.of(
            HealthCheckTest::get,
            HealthCheckTest::delete,
            id -> update(id, request -> request.port(1)),
            id -> update(id, request -> request.healthCheckVersion(9L)));
    for (Consumer<String> call : calls) {
      verify(
          Refusal.of(
              "unknown",
              client -> call.accept(UNKNOWN),
              NoSuchHealthCheckException.class,
              404,
              NO_SUCH));
      verify(
          invalid(
              "an id of 65 characters",
              () -> call.accept("x".repeat(65)),
              "1 validation error detected: .+ at 'healthCheckId' .+ less than or equal to 64"));
    }
  }

  @Test
  void list_goesPageByPage_alsoBehindWhatIsGone() {
    List<HealthCheck> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(made(HealthCheckTest::http));
    }
    HealthCheck before = made.getFirst();
    String marker = made.get(1).id();
    ListHealthChecksResponse page =
        api.client().listHealthChecks(request -> request.marker(marker).maxItems("2"));
    assertThat(page.healthChecks()).containsExactly(made.get(1), made.get(2));
    assertThat(page.marker()).isEqualTo(marker);
    assertThat(page.maxItems()).isEqualTo("2");
    assertThat(page.isTruncated()).isTrue();
    assertThat(page.nextMarker()).isEqualTo(made.get(3).id());
    delete(made.get(3).id());
    assertThat(
            api.client()
                .listHealthChecks(request -> request.marker(page.nextMarker()).maxItems("1"))
                .healthChecks())
        .containsExactly(made.get(4));

    ListHealthChecksResponse all =
        api.client().listHealthChecks(request -> request.maxItems("9999"));
    assertThat(all.maxItems()).isEqualTo("1000");
    assertThat(all.isTruncated()).isFalse();
    assertThat(all.nextMarker()).isNull();
    assertThat(all.marker()).isNull();
    assertThat(all.healthChecks()).contains(before).doesNotContain(made.get(3));
    assertThat(api.client().listHealthChecks().maxItems()).isEqualTo("100");
    assertThat(
            api
                .client()
                .listHealthChecksPaginator(request -> request.maxItems("2"))
                .healthChecks()
                .stream()
                .toList())
        .isEqualTo(all.healthChecks());
    verify(
        invalid(
            "a marker that is no check",
            () -> api.client().listHealthChecks(request -> request.marker(UNKNOWN)),
            ".+" + UNKNOWN + ".+"));
    verify(
        invalid(
            "no items",
            () -> api.client().listHealthChecks(request -> request.maxItems("0")),
            ".+'maxItems'.+"));
  }

  @Test
  void tags_areKept_andGoWithTheCheck() {
    HealthCheck check = made(HealthCheckTest::http);
    HealthCheck other = made(HealthCheckTest::http);
    Tag tag = Tag.builder().key("Name").value("front").build();
    api.client()
        .changeTagsForResource(request ->
            request.resourceType(TagResourceType.HEALTHCHECK).resourceId(check.id()).addTags(tag));
    assertThat(
            api.client()
                .listTagsForResources(request ->
                    request
                        .resourceType(TagResourceType.HEALTHCHECK)
                        .resourceIds(other.id(), check.id()))
                .resourceTagSets())
        .extracting(set -> set.resourceTypeAsString() + " " + set.resourceId() + set.tags())
        .containsExactly(
            "healthcheck " + other.id() + "[]", "healthcheck " + check.id() + List.of(tag));
    delete(check.id());
    verify(
        Refusal.of(
            "tags of what is gone",
            client ->
                client.listTagsForResource(request ->
                    request.resourceType(TagResourceType.HEALTHCHECK).resourceId(check.id())),
            NoSuchHealthCheckException.class,
            404,
            "A health check with id " + check.id() + " does not exist."));
  }

  @Test
  void response_showsWhatTheCheckHasAndNoMore() {
    HealthCheck check =
        made(config ->
            config
                .type(HealthCheckType.RECOVERY_CONTROL)
                .routingControlArn("arn:aws:route53-recovery-control::1:controlpanel/a/b"));
    RawHttp.Response response =
        new RawHttp(milepost.api()).get("/2013-04-01/healthcheck/" + check.id());
    assertThat(response.element("HealthCheckConfig"))
        .contains(
            "<Type>RECOVERY_CONTROL</Type><Inverted>false</Inverted><Disabled>false</Disabled>"
                + "<RoutingControlArn>arn:aws:route53-recovery-control::1:controlpanel/a/b"
                + "</RoutingControlArn>");
    assertThat(response.element("HealthCheckVersion")).contains("1");
    assertThat(response.text())
        .doesNotContain("LinkedService")
        .doesNotContain("CloudWatchAlarmConfiguration");
  }
}
