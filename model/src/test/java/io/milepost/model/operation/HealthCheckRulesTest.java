package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which settings a health check may have, by the table of the API Reference's HealthCheckConfig.
 */
class HealthCheckRulesTest {
  /** A check of each type with what it needs and no more. */
  private static final List<String> LEAST =
      List.of(
          "HTTP IP_ADDRESS=192.0.2.1",
          "HTTPS IP_ADDRESS=192.0.2.1",
          "HTTP_STR_MATCH IP_ADDRESS=192.0.2.1 SEARCH_STRING=ok",
          "HTTPS_STR_MATCH IP_ADDRESS=192.0.2.1 SEARCH_STRING=ok",
          "TCP IP_ADDRESS=192.0.2.1 PORT=53",
          "CALCULATED CHILD_HEALTH_CHECKS=a,b HEALTH_THRESHOLD=1",
          "CLOUDWATCH_METRIC ALARM_REGION=eu-west-1 ALARM_NAME=alarm"
              + " INSUFFICIENT_DATA_HEALTH_STATUS=UNHEALTHY",
          "RECOVERY_CONTROL ROUTING_CONTROL_ARN=arn:aws:route53-recovery-control::1:x");

  /** A value of each setting, and the types that may have it. */
  private static final String MAY_HAVE =
      """
      IP_ADDRESS=192.0.2.9           HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      FULLY_QUALIFIED_DOMAIN_NAME=a.example HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH
      PORT=8080                      HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      RESOURCE_PATH=/x?y=z           HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH
      SEARCH_STRING=up               HTTP_STR_MATCH HTTPS_STR_MATCH
      ENABLE_SNI=true                HTTPS HTTPS_STR_MATCH
      ENABLE_SNI=false               HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      REQUEST_INTERVAL=10            HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      FAILURE_THRESHOLD=10           HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      MEASURE_LATENCY=true           HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      REGIONS=us-east-1,us-west-1,eu-west-1 HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP
      INVERTED=true                  HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP CALCULATED CLOUDWATCH_METRIC RECOVERY_CONTROL
      DISABLED=true                  HTTP HTTPS HTTP_STR_MATCH HTTPS_STR_MATCH TCP CALCULATED CLOUDWATCH_METRIC RECOVERY_CONTROL
      CHILD_HEALTH_CHECKS=c          CALCULATED
      HEALTH_THRESHOLD=0             CALCULATED
      ALARM_REGION=us-east-1         CLOUDWATCH_METRIC
      ALARM_NAME=other               CLOUDWATCH_METRIC
      INSUFFICIENT_DATA_HEALTH_STATUS=HEALTHY CLOUDWATCH_METRIC
      ROUTING_CONTROL_ARN=arn        RECOVERY_CONTROL
      """;

  private static HealthCheckConfig config(String line) {
    HealthCheckText text = HealthCheckText.of(line);
    return HealthCheckRules.config(text.type(), text.settings());
  }

  private static String refusal(String line) {
    try {
      return "accepted: " + config(line);
    } catch (InvalidInput e) {
      return e.text();
    }
  }

  static List<Arguments> everySettingOfEveryType() {
    List<Arguments> cases = new ArrayList<>();
    for (String least : LEAST) {
      String type = least.substring(0, least.indexOf(' '));
      for (String row : MAY_HAVE.lines().toList()) {
        List<String> words = List.of(row.split(" +", -1));
        cases.add(
            Arguments.of(least, words.getFirst(), words.subList(1, words.size()).contains(type)));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("everySettingOfEveryType")
  void setting_isForItsTypesAlone(String least, String setting, boolean allowed) {
    String line = least + " " + setting;
    if (allowed) {
      HealthCheckText given = HealthCheckText.of(line);
      assertThat(HealthCheckSettings.of(config(line)).values())
          .containsAllEntriesOf(given.settings().values());
    } else {
      assertThat(refusal(line)).contains("health checks").contains("must not have");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP",
        "HTTP FULLY_QUALIFIED_DOMAIN_NAME=",
        "TCP PORT=1",
        "TCP IP_ADDRESS=192.0.2.1",
        "HTTP_STR_MATCH IP_ADDRESS=192.0.2.1",
        "HTTPS_STR_MATCH IP_ADDRESS=192.0.2.1 SEARCH_STRING=",
        "CALCULATED HEALTH_THRESHOLD=1",
        "CALCULATED CHILD_HEALTH_CHECKS=a",
        "CLOUDWATCH_METRIC ALARM_REGION=eu-west-1 ALARM_NAME=a",
        "CLOUDWATCH_METRIC INSUFFICIENT_DATA_HEALTH_STATUS=HEALTHY",
        "RECOVERY_CONTROL",
        "RECOVERY_CONTROL INVERTED=true"
      })
  void setting_thatIsNeeded_isMissed(String line) {
    assertThat(refusal(line))
        .startsWith("Invalid parameter : ")
        .contains(" health checks must have ")
        .endsWith(" specified.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP IP_ADDRESS=192.0.2.1 ALARM_REGION=eu-west-1 | Invalid parameter : Basic health checks must not have an metric region specified.
          TCP PORT=1 IP_ADDRESS=192.0.2.1 FULLY_QUALIFIED_DOMAIN_NAME=a.example | TCP health checks that have IP address must not have a fully qualified domain name specified.
          TCP PORT=1 IP_ADDRESS=192.0.2.1 RESOURCE_PATH=/ | Invalid parameter : TCP health checks must not have a resource path specified.
          RECOVERY_CONTROL ROUTING_CONTROL_ARN=a REQUEST_INTERVAL=30 | Invalid parameter : Recovery control health checks must not have a request interval specified.
          HTTP IP_ADDRESS=192.0.2.1 REQUEST_INTERVAL=20 | Invalid parameter : The request interval must be 10 or 30 seconds, not 20.
          HTTP IP_ADDRESS=192.0.2 | Invalid parameter : '192.0.2' is not an IP address.
          HTTP IP_ADDRESS=fe80::1%eth0 | Invalid parameter : 'fe80::1%eth0' is not an IP address.
          HTTP IP_ADDRESS= | Invalid parameter : '' is not an IP address.
          HTTP IP_ADDRESS=192.0.2.1 RESOURCE_PATH=/a_b | Invalid parameter : '/a b' is not a resource path: it has white space or control characters.
          HTTP IP_ADDRESS=192.0.2.1 ENABLE_SNI=true | Invalid parameter : HTTP health checks must not have SNI enabled.
          HTTP IP_ADDRESS=192.0.2.1 REGIONS=us-east-1,us-west-1,us-east-1 | Invalid parameter : 'us-east-1' is specified more than once as a region.
          CALCULATED HEALTH_THRESHOLD=1 CHILD_HEALTH_CHECKS=a,a | Invalid parameter : 'a' is specified more than once as a child health check.
          """)
  void settings_thatDoNotFit_areRefusedInTheseWords(String line, String message) {
    assertThat(refusal(line)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example,true", "a.example.,true", "localhost,true", "10.0.0.1,true", "x--1.example,true",
    "'',false", "'a b.example',false", "a..example,false", ".,false", ".example,false",
    "-a.example,false", "a-.example,false", "*.example,false", "a.example/x,false",
        "ü.example,false"
  })
  void domainName_isThatOfAHost(String name, boolean allowed) {
    HealthCheckSettings settings =
        HealthCheckSettings.NONE
            .with(HealthCheckSetting.IP_ADDRESS, "2001:db8::192.0.2.1")
            .with(HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME, name);
    if (allowed || name.isEmpty()) {
      assertThat(HealthCheckRules.config(HealthCheckType.HTTP, settings).type())
          .isEqualTo(HealthCheckType.HTTP);
    } else {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> HealthCheckRules.config(HealthCheckType.HTTP, settings))
          .withMessage("Invalid parameter : '" + name + "' is not a fully qualified domain name.");
    }
  }

  @ParameterizedTest
  @CsvSource({"253,true", "254,false"})
  void domainName_isAsLongAsNamesAre(int length, boolean allowed) {
    String name = "a.".repeat(length / 2 - 1) + (length % 2 == 0 ? "ab" : "abc");
    assertThat(name).hasSize(length);
    assertThat(refusal("HTTP FULLY_QUALIFIED_DOMAIN_NAME=" + name).startsWith("accepted"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP            | 80  | false
          HTTPS           | 443 | true
          HTTP_STR_MATCH  | 80  | false
          HTTPS_STR_MATCH | 443 | true
          """)
  void http_hasDefaults(HealthCheckType type, int port, boolean sni) {
    String line = type + " FULLY_QUALIFIED_DOMAIN_NAME=a.example";
    HealthCheckConfig config = config(type.isStringMatch() ? line + " SEARCH_STRING=s" : line);
    Map<HealthCheckSetting, Object> expected = new EnumMap<>(HealthCheckSetting.class);
    expected.put(HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME, "a.example");
    expected.put(HealthCheckSetting.PORT, port);
    expected.put(HealthCheckSetting.ENABLE_SNI, sni);
    expected.put(HealthCheckSetting.REQUEST_INTERVAL, 30);
    expected.put(HealthCheckSetting.FAILURE_THRESHOLD, 3);
    expected.put(HealthCheckSetting.MEASURE_LATENCY, false);
    expected.put(HealthCheckSetting.INVERTED, false);
    expected.put(HealthCheckSetting.DISABLED, false);
    if (type.isStringMatch()) {
      expected.put(HealthCheckSetting.SEARCH_STRING, "s");
    }
    assertThat(HealthCheckSettings.of(config).values()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IP_ADDRESS=2001:db8::1       | IP_ADDRESS=2001:0DB8:0:0::0:1            | true
          IP_ADDRESS=64:ff9b::c000:201 | IP_ADDRESS=64:ff9b::192.0.2.1            | true
          IP_ADDRESS=192.0.2.1         | IP_ADDRESS=::192.0.2.1                   | false
          IP_ADDRESS=192.0.2.1         | IP_ADDRESS=192.0.2.1 PORT=80             | true
          IP_ADDRESS=192.0.2.1         | IP_ADDRESS=192.0.2.1 PORT=81             | false
          IP_ADDRESS=192.0.2.1         | IP_ADDRESS=192.0.2.1 RESOURCE_PATH=/     | false
          IP_ADDRESS=192.0.2.1 REGIONS=us-east-1,us-west-1,eu-west-1 | IP_ADDRESS=192.0.2.1 REGIONS=us-west-1,eu-west-1,us-east-1 | true
          IP_ADDRESS=192.0.2.1 REGIONS=us-east-1,us-west-1,eu-west-1 | IP_ADDRESS=192.0.2.1       | false
          """)
  void sameSettings_areThoseOfTheSameMeaning(String one, String other, boolean same) {
    assertThat(HealthCheckRules.isSame(config("HTTP " + one), config("HTTP " + other)))
        .isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,false",
    "127.0.0.1,false",
    "172.31.255.255,false",
    "172.32.0.0,true",
    "192.168.0.1,false",
    "169.254.1.1,false",
    "100.64.0.0,false",
    "100.127.255.255,false",
    "100.128.0.0,true",
    "224.0.0.1,false",
    "255.255.255.255,false",
    "0.1.2.3,false",
    "192.0.2.1,false",
    "198.51.100.7,false",
    "203.0.113.7,false",
    "198.19.0.1,false",
    "8.8.8.8,true",
    "52.94.1.1,true",
    "::1,false",
    "::,false",
    "::ffff:8.8.8.8,false",
    "fe80::1,false",
    "fd00::1,false",
    "ff02::1,false",
    "2001:db8::1,false",
    "2002::1,false",
    "2001:1ff::1,false",
    "2001:200::1,true",
    "2606:4700::1111,true"
  })
  void address_ofSpecialUse_isRefusedIfStrict(String address, boolean reachable) {
    HealthCheckSettings settings =
        HealthCheckSettings.NONE.with(HealthCheckSetting.IP_ADDRESS, address);
    HealthCheckRules.checkReachable(settings, Quotas.NONE);
    boolean refused;
    try {
      HealthCheckRules.checkReachable(settings, Quotas.ENFORCED);
      refused = false;
    } catch (InvalidInput e) {
      refused = true;
      assertThat(e.text()).contains(address);
    }
    assertThat(refused).isEqualTo(!reachable);
  }
}
