package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.snapshot.RoutedMember;
import io.milepost.model.snapshot.RoutedSets;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #MOST} healthy sets, drawn by chance where there are more; where none is healthy,
 * up to as many of the others. In a zone that is signed only some of the possible choices are drawn
 * from ({@link Subsets}).
 *
 * @see "Route 53 Developer Guide: multivalue answer routing"
 */
final class MultivalueGroup extends Group {
  /** The most sets of an answer. */
  static final int MOST = 8;

  private final long seed;

  /** The choices for the members that were possible last; all threads would make the same. */
  private @Nullable Subsets subsets;

  MultivalueGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.seed = sets.members().stream().map(RoutedMember::identifier).toList().hashCode();
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
    if (healthy > MOST && choice.isSigned()) {
      drawSubset(choice, healthy);
    } else {
      draw(choice, healthy);
    }
  }

  private void drawSubset(Choice choice, int marked) {
    Subsets possible = subsets;
    if (possible == null || !possible.isFrom(choice.marks(), choice.markWords(size()))) {
      possible = new Subsets(choice.marks(), choice.markWords(size()), seed);
      subsets = possible;
    }
    long[] chosen = possible.choice(choice.draw(marked));
    for (int i = 0; i < size(); i++) {
      Member member = member(i);
      if (!choice.isMarked(i)) {
        choice.lost(member, Loss.UNHEALTHY);
        continue;
      }
      choice.possible(member, MOST, marked);
      if ((chosen[i / Long.SIZE] & 1L << i) != 0) {
        choice.take(member);
      } else {
        choice.lost(member, Loss.NOT_DRAWN);
      }
    }
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
