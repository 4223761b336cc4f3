package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.RoutedSets;

/**
 * One set by chance, each as likely as its share of the weights of the healthy sets. Where no
 * healthy set has a weight above 0, the healthy sets are equally likely; where none is healthy, all
 * are treated as healthy.
 *
 * @see "Route 53 Developer Guide: weighted routing"
 * @see "Route 53 Developer Guide: how Route 53 chooses records when health checking is configured"
 */
final class WeightedGroup extends Group {
  private final int[] weights;

  WeightedGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.weights =
        sets.members().stream()
            .mapToInt(member -> ((RoutingPolicy.Weighted) member.routing()).weight())
            .toArray();
  }

  @Override
  void choose(Choice choice) {
    choice.clearMarks(size());
    int healthy = 0;
    int total = 0;
    for (int i = 0; i < size(); i++) {
      if (choice.isHealthy(member(i))) {
        choice.mark(i);
        healthy++;
        total += weights[i];
      }
    }
    if (healthy == 0) {
      choice.failOpen();
      for (int i = 0; i < size(); i++) {
        choice.mark(i);
        total += weights[i];
      }
      healthy = size();
    }
    boolean equally = total == 0;
    draw(choice, equally, equally ? healthy : total);
  }

  private void draw(Choice choice, boolean equally, int total) {
    int drawn = choice.draw(total);
    int passed = 0;
    for (int i = 0; i < size() && (passed <= drawn || choice.isObserved()); i++) {
      Member member = member(i);
      int share = equally ? 1 : weights[i];
      if (!choice.isMarked(i)) {
        choice.lost(member, Loss.UNHEALTHY);
      } else if (share == 0) {
        choice.lost(member, Loss.NO_WEIGHT);
      } else {
        choice.possible(member, share, total);
        if (passed <= drawn && drawn < passed + share) {
          choice.take(member);
        } else {
          choice.lost(member, Loss.NOT_DRAWN);
        }
        passed += share;
      }
    }
  }

  @Override
  public Policy policy() {
    return Policy.WEIGHTED;
  }
}
