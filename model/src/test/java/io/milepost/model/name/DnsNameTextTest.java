package io.milepost.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNameTextTest {
  private static final long SEED = 20_260_102;

  @ParameterizedTest
  @CsvSource({"Example.COM., true, example.com.", "Example.COM., false, Example.COM."})
  void parse_letters_foldsOnRequest(String text, boolean lowerCase, String formatted)
      throws Exception {
    assertThat(DnsNameText.format(DnsNameText.parse(text, lowerCase))).isEqualTo(formatted);
  }

  @Test
  void parse_formattedWireForm_givesItBack() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      byte[] wire = RandomNames.wire(random);
      assertThat(DnsNameText.parse(DnsNameText.format(wire), false))
          .as("seed %d, name %d", SEED, i)
          .isEqualTo(wire);
    }
  }
}
