package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stands where. */
class LanesTest {
  @ParameterizedTest
  @CsvSource({
    "8192, 2, 3968, 128, 4096",
    "8192, 64, 2048, 2048, 4096",
    "100, 2, 25, 25, 50",
    "5, 1, 2, 1, 2",
    "4, 1, 1, 1, 2"
  })
  void places_areDealtOut(int limit, int processors, int plain, int secured, int slow) {
    Lanes lanes = Lanes.of(limit, processors);
    assertThat(lanes.plain().free()).isEqualTo(plain);
    assertThat(lanes.secured().free()).isEqualTo(secured);
    assertThat(lanes.slow().free()).isEqualTo(slow);
  }

  @ParameterizedTest
  @CsvSource({"1048576, 8192", "16384, 8192", "1024, 512", "3, 4", "9223372036854775807, 8192"})
  void limit_leavesHalfOfTheDescriptors(long descriptors, int limit) {
    assertThat(ProbeSettings.within(descriptors, 10)).isEqualTo(new ProbeSettings(10, limit));
  }

  @Test
  void targets_haveTheLaneOfTheirProtocol() {
    Lanes lanes = Lanes.of(4, 1);
    assertThat(lanes.swift(Target.of(Probed.ID, Probed.config(Probed.TCP, "192.0.2.1", "", 1))))
        .isSameAs(lanes.plain());
    assertThat(lanes.swift(Target.of(Probed.ID, Probed.config(Probed.HTTP, "192.0.2.1", "", 1))))
        .isSameAs(lanes.plain());
    assertThat(lanes.swift(Target.of(Probed.ID, Probed.config(Probed.HTTPS, "192.0.2.1", "", 1))))
        .isSameAs(lanes.secured());
  }
}
