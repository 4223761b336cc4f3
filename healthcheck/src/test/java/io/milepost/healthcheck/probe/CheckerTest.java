package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.catalog.CheckerIpRanges;
import io.milepost.model.cidr.Cidr;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who probes. */
class CheckerTest {
  @Test
  void checkers_haveAddressesThatArePublished() {
    assertThat(Checker.all()).extracting(Checker::address).doesNotHaveDuplicates();
    assertThat(Checker.all())
        .allSatisfy(checker ->
            assertThat(CheckerIpRanges.all())
                .anyMatch(block -> contains(block, checker.address().getAddress())));
  }

  private static boolean contains(Cidr block, byte[] ipv4) {
    int address = ByteBuffer.wrap(ipv4).getInt();
    int first = (int) (block.high() >>> Integer.SIZE);
    return !block.ipv6() && (address ^ first) >>> (Integer.SIZE - block.prefixLength()) == 0;
  }

  @Test
  void regions_areTheEight_orThoseChosen() {
    assertThat(Checker.of(Probed.config(Probed.TCP, "192.0.2.1", "", 80)))
        .extracting(Checker::region)
        .containsExactlyInAnyOrder(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "sa-east-1");
    List<String> chosen = List.of("eu-west-1", "us-east-1", "sa-east-1");
    assertThat(Checker.of(Probed.config(Probed.TCP, "192.0.2.1", "", 80, 10, chosen, false)))
        .extracting(Checker::region)
        .containsExactlyInAnyOrderElementsOf(chosen);
  }
}
