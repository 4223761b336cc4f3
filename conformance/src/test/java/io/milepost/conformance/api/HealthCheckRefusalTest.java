package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.TooManyHealthChecksException;

/** Health checks that are refused; with {@code --strict}, by which some are refused besides. */
final class HealthCheckRefusalTest {
  private static final String UNKNOWN = "01234567-89ab-cdef-0123-456789abcdef";

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

  private static Refusal refused(Consumer<HealthCheckConfig.Builder> config, String message) {
    return refused("reference", config, message);
  }

  private static Refusal refused(
      String reference, Consumer<HealthCheckConfig.Builder> config, String message) {
    return Refusal.of(
        message,
        client -> create(client, reference, config),
        InvalidInputException.class,
        400,
        message);
  }

  private static String create(
      Route53Client client, String reference, Consumer<HealthCheckConfig.Builder> config) {
    return client
        .createHealthCheck(request -> request.callerReference(reference).healthCheckConfig(config))
        .healthCheck()
        .id();
  }

  private static HealthCheckConfig.Builder http(HealthCheckConfig.Builder config) {
    return config.type(HealthCheckType.HTTP).fullyQualifiedDomainName("a.example");
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        refused(config -> {}, "Invalid XML ; cvc-complex-type.2.4.b: .+:Type.+"),
        refused(config -> config.type("ICMP"), "Invalid XML ; cvc-enumeration-valid: .+'ICMP'.+"),
        refused("", config -> http(config), "Invalid XML ; .+minLength '1'.+'HealthCheckNonce'\\."),
        refused(
            "r".repeat(65), config -> http(config), "Invalid XML ; .+maxLength '64'.+Nonce'\\."),
        refused(config -> http(config).port(0), "Invalid XML ; .+minInclusive '1'.+'Port'\\."),
        refused(
            config -> http(config).requestInterval(31),
            "Invalid XML ; .+maxInclusive '30'.+'RequestInterval'\\."),
        refused(config -> http(config).requestInterval(20), ".+10 or 30 seconds, not 20\\."),
        refused(
            config -> http(config).failureThreshold(11),
            "Invalid XML ; .+maxInclusive '10'.+'FailureThreshold'\\."),
        refused(
            config -> http(config).searchString("s".repeat(256)),
            "Invalid XML ; .+maxLength '255'.+'SearchString'\\."),
        refused(
            config -> http(config).regionsWithStrings("eu-west-1", "us-east-1", "eu-central-1"),
            "Invalid XML ; cvc-enumeration-valid: Value 'eu-central-1'.+"),
        refused(
            config -> http(config).alarmIdentifier(alarm -> alarm.region("eu-west-1").name("a")),
            "Invalid parameter : Basic health checks must not have an metric region specified\\."),
        refused(
            config -> http(config).alarmIdentifier(alarm -> alarm.region("eu-west-1")),
            "Invalid XML ; cvc-complex-type.2.4.b: .+:Name.+"),
        refused(
            config -> http(config).alarmIdentifier(alarm -> alarm.region("mars-1").name("a")),
            "Invalid XML ; cvc-enumeration-valid: Value 'mars-1'.+"),
        refused(
            config ->
                config
                    .type(HealthCheckType.TCP)
                    .port(53)
                    .ipAddress("8.8.8.8")
                    .fullyQualifiedDomainName("dns.google"),
            "TCP health checks that have IP address must not have a fully qualified domain name"
                + " specified\\."),
        refused(
            config -> config.type(HealthCheckType.TCP).ipAddress("8.8.8.8"),
            "Invalid parameter : TCP health checks must have a port specified\\."),
        refused(
            config -> config.type(HealthCheckType.CALCULATED).healthThreshold(1),
            ".+must have a child health check specified\\."),
        refused(
            config ->
                config
                    .type(HealthCheckType.CALCULATED)
                    .healthThreshold(1)
                    .childHealthChecks(UNKNOWN),
            "Invalid parameter : The child health check " + UNKNOWN + " does not exist\\."),
        refused(
            config ->
                config
                    .type(HealthCheckType.CALCULATED)
                    .healthThreshold(1)
                    .childHealthChecks(Collections.nCopies(257, UNKNOWN)),
            "Invalid XML ; .+'ChildHealthCheck'.+"),
        refused(
            config -> config.type(HealthCheckType.HTTP).ipAddress("127.0.0.1"),
            ".+127\\.0\\.0\\.1 can't be checked: 127\\.0\\.0\\.0/8 .+"),
        refused(
            config -> config.type(HealthCheckType.HTTP).ipAddress("fd00::1"),
            ".+fd00::1 can't be checked: fc00::/7 .+"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void check_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }

  @Test
  void quota_andUnreachableAddressOfAnUpdate() {
    String id = create(api.client(), "c0", config -> config.type("HTTP").ipAddress("8.8.8.8"));
    Refusal.of(
            "a private address",
            client ->
                client.updateHealthCheck(
                    request -> request.healthCheckId(id).ipAddress("10.0.0.1")),
            InvalidInputException.class,
            400,
            ".+10\\.0\\.0\\.1 can't be checked: 10\\.0\\.0\\.0/8 .+")
        .verify(api.client());
    for (int i = 1; i < 200; i++) {
      create(api.client(), "c" + i, config -> http(config));
    }
    Refusal.of(
            "the 201st",
            client -> create(client, "c200", config -> http(config)),
            TooManyHealthChecksException.class,
            400,
            ".+")
        .verify(api.client());
    assertThat(create(api.client(), "c0", config -> config.type("HTTP").ipAddress("8.8.8.8")))
        .as("no new one")
        .isEqualTo(id);
    api.client().deleteHealthCheck(request -> request.healthCheckId(id));
    create(api.client(), "c200", config -> http(config));
  }
}
