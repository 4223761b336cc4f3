package io.milepost.policy.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.milepost.policy.order.RandomChance;
import io.milepost.policy.reference.Fraction;
import io.milepost.policy.reference.Geography;
import io.milepost.policy.reference.Possibility;
import io.milepost.policy.reference.Reference;
import io.milepost.policy.reference.Reply;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random cases of each policy, and of trees of aliases: whatever the engine answers is possible by
 * the reference model, with the model's TTL and ECS scope; where the model knows one answer alone,
 * it is that one.
 *
 * <p>{@code -Dmilepost.cases=N} asks for that many cases of each kind; {@code -Dmilepost.seed=N}
 * begins with another. The case of a seed is the same whatever the number of cases.
 */
class AgreementTest {
  private static final int CASES = Integer.getInteger("milepost.cases", 1_000);
  private static final long SEED = Long.getLong("milepost.seed", 53);
  private static final int DRAWS = 10;
  private static final double MOST_DEVIATIONS = 4;

  private final Geography geography = new Geography();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void answer_ofARandomCase_isPossible(Kind kind) {
    Coverage coverage = new Coverage(kind);
    Skew byOrder = new Skew((place, chance) -> place);
    Skew byChance = new Skew((place, chance) -> chance);
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Case one = RandomCases.draw(kind, geography, seed);
      Map<Possibility, Fraction> answers =
          new Reference(geography, one.world(), one.client()).answers(one.question());
      coverage.count(one, answers);
      Subject subject =
          new Subject(one.world(), one.client(), new RandomChance(new SplittableRandom(~seed)));
      int draws = Corner.CHANCE.isMetBy(one, answers) ? DRAWS : 2;
      for (int i = 0; i < draws; i++) {
        Reply reply = subject.ask(one.question());
        if (answers.keySet().stream().noneMatch(answer -> answer.allows(reply))) {
          fail(
              "milepost.seed=%d, %s: %s to\n%s\nand not\n%s",
              seed, kind, reply, one, answers.keySet());
        }
        byOrder.count(answers, reply);
        byChance.count(answers, reply);
      }
    }
    System.out.printf(
        "%s: milepost.seed=%d, %d cases, of which%n%s%n", kind, SEED, CASES, coverage);
    System.out.printf("  deviations %.2f %.2f%n", byOrder.deviations(), byChance.deviations());
    assertThat(coverage.missing()).as("corners that were not met").isEmpty();
    assertThat(Math.abs(byOrder.deviations())).isLessThan(MOST_DEVIATIONS);
    assertThat(Math.abs(byChance.deviations())).isLessThan(MOST_DEVIATIONS);
  }
}
