package io.milepost.policy.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.policy.order.RandomChance;
import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Data;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.Reply;
import io.milepost.policy.reference.Rule;
import io.milepost.policy.reference.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the engine gives each answer. The tolerance is four standard errors; chance has a fixed
 * seed, so that a run is like any other: {@code -Dmilepost.seed=N} gives another.
 */
class StatisticsTest {
  private static final int ANSWERS = 100_000;
  private static final int FEWER = 10_000;
  private static final double TOLERANCE = 4;
  private static final long SEED = Long.getLong("milepost.seed", 53);
  private static final Key QUESTION = new Key("q", "A");
  private static final String DOWN = "down";

  private static RecordSet set(int number, Rule rule, String check) {
    Data values = new Data.Values(60, Set.of(Integer.toString(number)));
    return new RecordSet("set-" + number, rule, values, check);
  }

  /** How many of the answers were of each set of values. */
  private static Map<Set<String>, Integer> ask(List<RecordSet> sets, int answers) {
    System.out.println("milepost.seed=" + SEED);
    World world =
        new World(Map.of(QUESTION, sets), Optional.empty(), Set.of(DOWN), Map.of(), List.of());
    Client client = new Client(new Network(false, "0".repeat(32)), "", Optional.empty(), "");
    Subject subject = new Subject(world, client, new RandomChance(new SplittableRandom(SEED)));
    Map<Set<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i < answers; i++) {
      Reply reply = subject.ask(QUESTION);
      counts.merge(reply.values(), 1, Integer::sum);
    }
    return counts;
  }

  private static void assertShare(String what, int count, int answers, double share) {
    double error = Math.sqrt(answers * share * (1 - share));
    double excess = count - answers * share;
    double deviations = error == 0 ? excess : excess / error;
    System.out.printf(
        "%s: %d, expected %.1f, %.2f errors%n", what, count, answers * share, deviations);
    assertThat(Math.abs(deviations)).as(what).isLessThanOrEqualTo(TOLERANCE);
  }

  @ParameterizedTest(name = "{0}, unhealthy {1}")
  @CsvSource({
    "1 2 5,       '',    1 2 5",
    "1 1,         '',    1 1",
    "0 0 0,       '',    1 1 1",
    "0 0 0,       1,     1 0 1",
    "255 1,       '',    255 1",
    "1 2 5,       2,     1 2 0",
    "1 2 0,       0 1,   0 0 1",
    "1 2 0,       0 1 2, 1 2 0",
    "0 3 0 1,     1 3,   1 0 1 0",
  })
  void weighted_manyAnswers_haveTheSharesOfTheirWeights(
      String weights, String unhealthy, String expected) {
    List<RecordSet> sets = new ArrayList<>();
    String[] each = weights.split(" ", -1);
    Set<String> down = Set.of(unhealthy.split(" ", -1));
    for (int i = 0; i < each.length; i++) {
      Rule rule = new Rule.Weighted(Integer.parseInt(each[i]));
      sets.add(set(i, rule, down.contains(Integer.toString(i)) ? DOWN : ""));
    }
    int answers = weights.equals("1 2 5") ? ANSWERS : FEWER;
    Map<Set<String>, Integer> counts = ask(sets, answers);
    String[] shares = expected.split(" ", -1);
    int total = 0;
    for (String share : shares) {
      total += Integer.parseInt(share);
    }
    for (int i = 0; i < shares.length; i++) {
      int count = counts.getOrDefault(Set.of(Integer.toString(i)), 0);
      assertShare("set " + i, count, answers, (double) Integer.parseInt(shares[i]) / total);
    }
  }

  @Test
  void multivalue_tenHealthy_eachChoiceOfEightIsAsLikely() {
    List<RecordSet> sets = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sets.add(set(i, new Rule.Multivalue(), ""));
    }
    Map<Set<String>, Integer> counts = ask(sets, ANSWERS);
    int choices = 45;
    assertThat(counts).hasSize(choices);
    double chiSquare = 0;
    double expected = (double) ANSWERS / choices;
    for (int count : counts.values()) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    int freedom = choices - 1;
    System.out.printf("chi-square %.1f with %d degrees of freedom%n", chiSquare, freedom);
    assertThat((chiSquare - freedom) / Math.sqrt(2.0 * freedom)).isBetween(-TOLERANCE, TOLERANCE);
    for (int i = 0; i < 10; i++) {
      String value = Integer.toString(i);
      int with =
          counts.entrySet().stream()
              .filter(entry -> entry.getKey().contains(value))
              .mapToInt(Map.Entry::getValue)
              .sum();
      assertShare("with set " + i, with, ANSWERS, 0.8);
    }
  }

  @ParameterizedTest(name = "{0} healthy of 20")
  @ValueSource(ints = {0, 1, 7, 8, 9, 20})
  void multivalue_manyAnswers_neverOverEightNorUnhealthyBesideHealthy(int healthy) {
    List<RecordSet> sets = new ArrayList<>();
    Set<String> up = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      boolean isUp = i * 7 % 20 < healthy;
      sets.add(set(i, new Rule.Multivalue(), isUp ? "" : DOWN));
      if (isUp) {
        up.add(Integer.toString(i));
      }
    }
    int size = healthy == 0 ? 8 : Math.min(8, healthy);
    Set<String> seen = new TreeSet<>();
    for (Set<String> values : ask(sets, FEWER).keySet()) {
      assertThat(values).hasSize(size);
      seen.addAll(values);
    }
    assertThat(seen).hasSize(healthy == 0 ? 20 : healthy);
    assertThat(healthy == 0 || up.equals(seen)).isTrue();
  }
}
