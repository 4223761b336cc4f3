package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.ForcedHealth;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.UdpPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What chance decides, over many answers to a socket. */
final class DistributionTest {
  private static final int ANSWERS = 100_000;
  private static final int MOST = 8;
  private static final int SETS = 12;
  private static final String SEED = "--seed=53";

  /** Each answer's addresses, and how often it came. */
  private static Map<Set<String>, Integer> ask(MilepostProcess milepost, String name, int answers) {
    byte[] query = DnsQueries.plain(Name.fromConstantString(name + "."), Type.A).toWire();
    Map<Set<String>, Integer> counts = new HashMap<>();
    try (UdpPipeline pipeline = new UdpPipeline(milepost.dns())) {
      pipeline.ask(
          answers,
          index -> query,
          (index, sentNanos, answer) -> {
            List<String> values =
                answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
            assertThat(values).doesNotHaveDuplicates();
            counts.merge(new HashSet<>(values), 1, Integer::sum);
          });
    }
    return counts;
  }

  private static Change member(int number, ResourceRecordSet.Builder set) {
    return Changes.of(ChangeAction.CREATE, set.setIdentifier("set " + number).build());
  }

  private static ResourceRecordSet.Builder values(String name, int number) {
    return Changes.recordSet(name, RRType.A, 60, "192.0.2." + number).toBuilder();
  }

  /**
   * The share of a set in the answers: with a seed, which always gives the same counts, within four
   * standard errors; by chance within seven, which a right server misses in one of 10^11 runs.
   */
  private static void assertShare(int count, double share, String[] arguments) {
    double tolerance = (arguments.length == 0 ? 7 : 4) * Math.sqrt(ANSWERS * share * (1 - share));
    assertThat((double) count).isBetween(ANSWERS * share - tolerance, ANSWERS * share + tolerance);
  }

  private static String[] arguments(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {"", SEED, SEED + " --transport=netty"})
  void weights_areSharesOf100000Answers(String options, @TempDir Path directory) {
    String[] arguments = arguments(options);
    try (MilepostProcess milepost = MilepostProcess.start(directory, arguments);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String name = "w.example.com";
      api.changeInOneBatch(
          api.createZone("example.com", "weights"),
          Stream.of(1, 2, 5)
              .map(weight -> member(weight, values(name, weight).weight((long) weight)))
              .toList());
      Map<Set<String>, Integer> counts = ask(milepost, name, ANSWERS);
      assertThat(counts).hasSize(3);
      for (int weight : new int[] {1, 2, 5}) {
        int count = counts.getOrDefault(Set.of("192.0.2." + weight), 0);
        assertShare(count, weight / 8.0, arguments);
      }
    }
  }

  @Test
  void multivalue_neverOverEight_neverAnUnhealthyOneBesideAHealthy(@TempDir Path directory) {
    String[] arguments = {SEED};
    try (MilepostProcess milepost = MilepostProcess.start(directory, arguments);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      ForcedHealth health = new ForcedHealth(api, milepost.admin());
      String name = "m.example.com";
      List<String> checks = new ArrayList<>();
      List<Change> changes = new ArrayList<>();
      for (int i = 1; i <= SETS; i++) {
        String check = health.create("check " + i);
        checks.add(check);
        changes.add(member(i, values(name, i).multiValueAnswer(true).healthCheckId(check)));
      }
      api.changeInOneBatch(api.createZone("example.com", "values"), changes);

      assertEightOf(ask(milepost, name, ANSWERS), addresses(1, SETS), arguments);
      down(health, checks, 1, 3);
      assertEightOf(ask(milepost, name, ANSWERS), addresses(4, SETS), arguments);
      down(health, checks, 4, 7);
      assertThat(ask(milepost, name, ANSWERS / 10)).containsOnlyKeys(addresses(8, SETS));
      down(health, checks, 8, SETS - 1);
      assertThat(ask(milepost, name, ANSWERS / 10)).containsOnlyKeys(addresses(SETS, SETS));
      down(health, checks, SETS, SETS);
      assertEightOf(ask(milepost, name, ANSWERS), addresses(1, SETS), arguments);
    }
  }

  private static void down(ForcedHealth health, List<String> checks, int first, int last) {
    checks.subList(first - 1, last).forEach(check -> health.force(check, false));
  }

  private static Set<String> addresses(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "192.0.2." + number)
        .collect(Collectors.toSet());
  }

  /** Every answer has eight of them, and each is in the same share of the answers. */
  private static void assertEightOf(
      Map<Set<String>, Integer> counts, Set<String> possible, String[] arguments) {
    Map<String, Integer> each = new HashMap<>();
    counts.forEach((addresses, count) -> {
      assertThat(addresses).hasSize(MOST);
      addresses.forEach(address -> each.merge(address, count, Integer::sum));
    });
    assertThat(each.keySet()).isEqualTo(possible);
    double share = (double) MOST / possible.size();
    each.values().forEach(count -> assertShare(count, share, arguments));
  }
}
