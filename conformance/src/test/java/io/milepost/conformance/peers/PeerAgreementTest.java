package io.milepost.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.PeerServer;
import io.milepost.conformance.harness.PeerSoftware;
import io.milepost.conformance.harness.ZoneFile;
import io.milepost.conformance.zones.Question;
import io.milepost.conformance.zones.RandomZone;
import io.milepost.conformance.zones.RecordSet;
import io.milepost.conformance.zones.RecordValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * The ground under {@link PeerComparisonTest}: NSD and Knot alone agree on random zones but for the
 * known differences, and the questions hit what they are meant to hit.
 */
class PeerAgreementTest {
  private static final int LEAST_HITS = 5;

  @TempDir Path directory;

  @Test
  void nsdAndKnot_onRandomZones_differOnlyWhereKnown() {
    Map<RandomZone, List<Question>> questions = RandomZones.generate(RandomZones.seed());
    System.out.println("milepost.seed=" + RandomZones.seed());
    List<ZoneFile> files =
        questions.keySet().stream().map(zone -> zone.zoneFile(defaults(zone.origin()))).toList();
    try (PeerServer nsd = PeerServer.start(PeerSoftware.NSD, directory.resolve("nsd"), files);
        PeerServer knot = PeerServer.start(PeerSoftware.KNOT, directory.resolve("knot"), files)) {
      Survey survey = new Survey(nsd.client(), knot.client());
      questions.forEach(survey::comparePeers);
      System.out.println(survey.questions() + " questions hit " + survey.situations());
      System.out.println("known differences: " + survey.differences());

      assertThat(survey.isClean())
          .withFailMessage(() -> "milepost.seed=" + RandomZones.seed() + "\n" + survey.report())
          .isTrue();
      assertThat(survey.questions()).isGreaterThanOrEqualTo(2_000);
      for (Situation situation : Situation.values()) {
        assertThat(survey.situations().getOrDefault(situation, 0))
            .as("questions that hit %s", situation)
            .isGreaterThanOrEqualTo(LEAST_HITS);
      }
    }
  }

  /** What Route 53 puts at an apex, for zones that bring nothing else. */
  private static List<RecordSet> defaults(Name apex) {
    return List.of(
        new RecordSet(
            apex,
            Type.SOA,
            900,
            List.of(
                literal(
                    "ns-1.awsdns-00.com. awsdns-hostmaster.amazon.com."
                        + " 1 7200 900 1209600 86400"))),
        new RecordSet(
            apex,
            Type.NS,
            172_800,
            List.of(literal("ns-1.awsdns-00.com."), literal("ns-600.awsdns-11.net."))));
  }

  private static RecordValue literal(String text) {
    return new RecordValue(List.of(new RecordValue.Literal(text)));
  }
}
