package io.milepost.healthcheck.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a checker changes its opinion, and when enough of them say that an endpoint is healthy. */
class OpinionTest {
  /** Results, S or F, and the opinion after each of them, h or u. */
  @ParameterizedTest
  @CsvSource({
    "3, FFSFFF, hhhhhu",
    "3, FFFSSS, hhuuuh",
    "3, FFFSSFSSS, hhuuuuuuh",
    "1, FSFFS, uhuuh",
    "2, FSFSFF, hhhhhu",
    "10, FFFFFFFFFSFFFFFFFFFF, hhhhhhhhhhhhhhhhhhhu"
  })
  void after_results_changesAfterThresholdInARow(int threshold, String results, String opinions) {
    Opinion opinion = Opinion.of(true);
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < results.length(); i++) {
      opinion = opinion.after(results.charAt(i) == 'S', threshold);
      seen.append(opinion.healthy() ? 'h' : 'u');
    }
    assertThat(seen).hasToString(opinions);
  }

  @ParameterizedTest
  @CsvSource({
    "16, 2, false", // 12.5 %
    "16, 3, true", // 18.75 %
    "8, 1, false",
    "8, 2, true",
    "3, 0, false",
    "3, 1, true",
    "50, 9, false", // 18 %
    "50, 10, true"
  })
  void isEnough_shareOfCheckers_isMoreThan18Percent(int checkers, int healthy, boolean enough) {
    assertThat(EndpointHealth.isEnough(healthy, checkers)).isEqualTo(enough);
  }
}
