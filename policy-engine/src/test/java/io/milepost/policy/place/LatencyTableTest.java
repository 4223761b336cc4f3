package io.milepost.policy.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.milepost.policy.place.LatencyTable.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latencies of a table, and what is modelled where it has none. */
class LatencyTableTest {
  private static final LatencyTable TABLE =
      new LatencyTable(
          List.of(
              new Entry("continent:NA", "eu-west-1", 110),
              new Entry("US", "eu-west-1", 90),
              new Entry("US-CA", "eu-west-1", 140),
              new Entry("us-west-1", "eu-west-1", 133.5),
              new Entry("continent:EU", "eu-west-1", 30)));

  private static Place place(String text) {
    return text.equals("-") ? Place.UNKNOWN : Place.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "US-CA, 140",
    "'US-CA@37.77,-122.42', 140",
    "US-TX, 90",
    "US, 90",
    "CA, 110",
    "us-west-1, 133.5",
    "us-west-2, 90",
    "ca-central-1, 110",
    "FR, 30",
    "eu-west-1, 0",
  })
  void latency_narrowestEntryCounts(String client, double milliseconds) {

    assertThat(TABLE.latency(place(client), place("eu-west-1"))).isEqualTo(milliseconds);
  }

  @ParameterizedTest
  @CsvSource({"JP, eu-west-1", "-, eu-west-1", "US-CA, us-west-2", "FR, us-west-2"})
  void latency_notInTheTable_isByDistance(String client, String region) {
    assertThat(TABLE.latency(place(client), place(region)))
        .isEqualTo(LatencyModel.BY_DISTANCE.latency(place(client), place(region)));
  }

  /** Round trips as public measurements have them, which are no more exact than this. */
  @ParameterizedTest
  @CsvSource({
    "us-east-1, eu-west-1, 70",
    "us-east-1, us-west-2, 60",
    "eu-west-2, eu-central-1, 14",
    "ap-northeast-1, us-west-2, 100",
    "ap-southeast-1, ap-southeast-2, 92",
  })
  void byDistance_isNearWhatIsMeasured(String from, String to, double milliseconds) {
    assertThat(LatencyModel.BY_DISTANCE.latency(place(from), place(to)))
        .isCloseTo(milliseconds, within(milliseconds * 0.3));
  }

  @Test
  void byDistance_sameRegion_isLeast() {
    assertThat(LatencyModel.BY_DISTANCE.latency(place("us-west-2"), place("us-west-2"))).isZero();
    assertThat(LatencyModel.BY_DISTANCE.latency(place("us-west-2"), place("us-gov-west-1")))
        .isEqualTo(1);
    assertThat(LatencyModel.BY_DISTANCE.latency(Place.UNKNOWN, Place.UNKNOWN)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "JP, eu-west-9, 1, not a region",
    "Japan, eu-west-1, 1, not a place",
    "EU, eu-west-1, 1, not a place",
    "CA-QC, eu-west-1, 1, not a place",
    "continent:XX, eu-west-1, 1, not a place",
    "JP, eu-west-1, -1, a latency is 0 ms or more",
    "JP, eu-west-1, NaN, a latency is 0 ms or more",
  })
  void entry_refusesWhatIsNoLatency(
      String from, String region, double milliseconds, String reason) {
    assertThatThrownBy(() -> new Entry(from, region, milliseconds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
