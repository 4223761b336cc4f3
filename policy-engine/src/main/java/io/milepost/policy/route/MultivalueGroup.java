package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.snapshot.RoutedSets;

/**
 * Up to {@value #MOST} healthy sets, drawn by chance where there are more; where none is healthy,
 * up to as many of the others.
 *
 * @see "Route 53 Developer Guide: multivalue answer routing"
 */
final class MultivalueGroup extends Group {
  /** The most sets of an answer. */
  static final int MOST = 8;

  MultivalueGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
  }

  @Override
  void choose(Choice choice) {
    choice.clearMarks(size());
    int healthy = 0;
    for (int i = 0; i < size(); i++) {
      if (choice.isHealthy(member(i))) {
        choice.mark(i);
        healthy++;
      }
    }
    if (healthy == 0) {
      choice.failOpen();
      for (int i = 0; i < size(); i++) {
        choice.mark(i);
      }
      healthy = size();
    }
    draw(choice, healthy);
  }

  /**
   * Takes each of the marked sets with the chance that it has, given how many are left to be taken
   * and to be looked at; so that each choice of {@value #MOST} is equally likely.
   */
  private void draw(Choice choice, int marked) {
    int wanted = Math.min(marked, MOST);
    int left = marked;
    for (int i = 0; i < size(); i++) {
      Member member = member(i);
      if (!choice.isMarked(i)) {
        choice.lost(member, Loss.UNHEALTHY);
        continue;
      }
      choice.possible(member, Math.min(marked, MOST), marked);
      if (wanted == left || (wanted > 0 && choice.draw(left) < wanted)) {
        choice.take(member);
        wanted--;
      } else {
        choice.lost(member, Loss.NOT_DRAWN);
      }
      left--;
    }
  }

  @Override
  public Policy policy() {
    return Policy.MULTIVALUE;
  }
}
