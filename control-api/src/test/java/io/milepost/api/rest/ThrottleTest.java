package io.milepost.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.milepost.model.error.Route53Exception;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
  private Instant now = Instant.parse("2026-03-27T17:48:16Z");
  private final Throttle throttle = Throttle.ofRoute53(() -> now);

  private boolean admits(String operation) {
    try {
      throttle.admit(operation);
      return true;
    } catch (Route53Exception e) {
      return false;
    }
  }

  private int admitted(int requests, String operation) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += admits(operation) ? 1 : 0;
    }
    return admitted;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void five_mayComeAtOnce() {
    assertThat(admitted(9, "ListHostedZones")).isEqualTo(5);
  }

  @Test
  void one_comesBackEvery200Milliseconds() {
    admitted(5, "ListHostedZones");
    pass(Duration.ofMillis(199));
    assertThat(admitted(2, "GetChange")).isZero();
    pass(Duration.ofMillis(1));
    assertThat(admitted(2, "GetChange")).isEqualTo(1);
    pass(Duration.ofMillis(500));
    assertThat(admitted(5, "GetChange")).isEqualTo(2);
    pass(Duration.ofMillis(100));
    assertThat(admitted(5, "GetChange")).isEqualTo(1);
  }

  @Test
  void noMoreThanFive_areSaved() {
    pass(Duration.ofDays(400));
    assertThat(admitted(9, "ListHostedZones")).isEqualTo(5);
  }

  @Test
  void anyTime_hasFiveASecondAndFive() {
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      admitted += admits("ListHostedZones") ? 1 : 0;
      pass(Duration.ofMillis(7));
    }
    assertThat(admitted).isBetween(5 * 70, 5 * 70 + 5);
  }

  @Test
  void clockSetBack_givesNothingAndTakesNothing() {
    admitted(5, "ListHostedZones");
    pass(Duration.ofDays(-1));
    assertThat(admits("ListHostedZones")).isFalse();
    pass(Duration.ofMillis(200));
    assertThat(admitted(2, "ListHostedZones")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ListHostedZones, Throttling",
    "ChangeResourceRecordSets, Throttling",
    "ChangeTagsForResource, ThrottlingException",
    "ListTagsForResource, ThrottlingException",
    "ListTagsForResources, ThrottlingException"
  })
  void refusal_hasTheCodeThatTheOperationDeclares(String operation, String code) {
    admitted(5, "ListHostedZones");
    Route53Exception refusal =
        catchThrowableOfType(Route53Exception.class, () -> throttle.admit(operation));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.httpStatus()).isEqualTo(400);
    assertThat(refusal.text()).isEqualTo("Rate exceeded");
  }

  @Test
  void healthChecks_areAThousandInADay() {
    int made = 0;
    for (int i = 0; i < 1_100; i++) {
      made += admits("CreateHealthCheck") ? 1 : 0;
      pass(Duration.ofMillis(200));
    }
    assertThat(made).isEqualTo(1_000);
    assertThat(admits("ListHealthChecks")).isTrue();
    pass(Duration.ofHours(24).minusMillis(1_100 * 200));
    assertThat(admits("CreateHealthCheck")).isTrue();
  }
}
