package io.milepost.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.PeerServer;
import io.milepost.conformance.harness.PeerSoftware;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.ZoneFile;
import io.milepost.conformance.zones.Question;
import io.milepost.conformance.zones.RandomZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Milepost answers as NSD and Knot do: random zones, made here through the Route 53 API and given
 * to the others as zone files, and the same questions to all three.
 *
 * <p>To see another run: {@code -Dmilepost.seed=N}.
 */
class PeerComparisonTest {
  private static final String CACHE = "--answer-cache=on";

  /** Each way to answer has all questions. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of("--transport=batch", CACHE),
          List.of("--transport=batch", "--answer-cache=off"),
          List.of("--transport=netty", CACHE),
          List.of("--transport=netty", "--answer-cache=off"));

  @TempDir Path directory;

  @Test
  void answers_onRandomZones_areThoseOfNsdAndKnot() {
    PeerServer.requireInstalled(PeerSoftware.NSD);
    PeerServer.requireInstalled(PeerSoftware.KNOT);
    long seed = RandomZones.seed();
    System.out.println("milepost.seed=" + seed);
    Map<RandomZone, List<Question>> questions = RandomZones.generate(seed);
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      List<ZoneFile> files = new ArrayList<>();
      for (RandomZone zone : questions.keySet()) {
        files.add(PeerZones.create(api, zone));
      }
      try (PeerServer nsd = PeerServer.start(PeerSoftware.NSD, directory.resolve("nsd"), files);
          PeerServer knot = PeerServer.start(PeerSoftware.KNOT, directory.resolve("knot"), files)) {
        for (List<String> options : WAYS) {
          milepost.restart(options.toArray(String[]::new));
          Survey survey = new Survey(nsd.client(), knot.client());
          DnsClient ours = new DnsClient(milepost.dns());
          questions.forEach((zone, asked) -> survey.compareWithPeers(ours, zone, asked));
          if (options.contains(CACHE)) {
            // Now many answers are kept.
            questions.forEach((zone, asked) -> survey.compareWithPeers(ours, zone, asked));
          }
          System.out.println(options + " " + survey.questions() + " hit " + survey.situations());
          System.out.println("known differences: " + survey.differences());

          assertThat(survey.isClean()).withFailMessage(() -> report(seed, survey, files)).isTrue();
          assertThat(survey.questions()).isGreaterThanOrEqualTo(2_000);
        }
      }
    }
  }

  private static String report(long seed, Survey survey, List<ZoneFile> files) {
    StringBuilder text = new StringBuilder();
    text.append("milepost.seed=%d%n%s".formatted(seed, survey.report()));
    for (ZoneFile file : files) {
      if (survey.shownZones().contains(file.origin())) {
        text.append("===== zone %s%n%s%n".formatted(file.origin(), file.text()));
      }
    }
    return text.toString();
  }
}
