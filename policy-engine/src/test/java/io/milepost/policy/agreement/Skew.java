package io.milepost.policy.agreement;

import io.milepost.policy.reference.Fraction;
import io.milepost.policy.reference.Possibility;
import io.milepost.policy.reference.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * How far the answers of many cases are from what their probabilities let expect, where one of
 * several sets is drawn. Each answer scores; the sum of what the scores are above their means is
 * compared with its standard deviation.
 */
final class Skew {
  private final ToDoubleBiFunction<Integer, Double> score;
  private double excess;
  private double variance;

  /**
   * @param score of an answer, by its place among the possible ones and its probability
   */
  Skew(ToDoubleBiFunction<Integer, Double> score) {
    this.score = score;
  }

  void count(Map<Possibility, Fraction> answers, Reply reply) {
    List<Possibility> possible = new ArrayList<>(answers.keySet());
    double mean = 0;
    double square = 0;
    double drawn = 0;
    for (int i = 0; i < possible.size(); i++) {
      double chance = answers.getOrDefault(possible.get(i), Fraction.ONE).toDouble();
      double value = score.applyAsDouble(i, chance);
      mean += chance * value;
      square += chance * value * value;
      drawn = possible.get(i).allows(reply) ? value : drawn;
    }
    excess += drawn - mean;
    variance += square - mean * mean;
  }

  /** The excess in standard deviations. */
  double deviations() {
    return variance == 0 ? 0 : excess / Math.sqrt(variance);
  }
}
