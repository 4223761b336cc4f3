package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.snapshot.RoutedSets;
import org.jspecify.annotations.Nullable;

/**
 * Sets that come one before the other for a client, the most specific first: the first healthy one
 * answers; if none of them is healthy, the first. Where there is none for a client, it gets no
 * answer, though the group has other sets.
 */
abstract sealed class PrecedenceGroup extends Group permits GeolocationGroup, IpBasedGroup {
  PrecedenceGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
  }

  /** Finds out what counts for the client; how many ranks there are for it. */
  abstract int look(Choice choice);

  /**
   * The set with a rank, 0 being the most specific; null if there is none.
   *
   * @param choice as {@link #look} left it
   */
  abstract @Nullable Member ranked(Choice choice, int rank);

  @Override
  final void choose(Choice choice) {
    int ranks = look(choice);
    Member first = null;
    Member chosen = null;
    for (int rank = 0; rank < ranks && chosen == null; rank++) {
      Member member = ranked(choice, rank);
      if (member != null) {
        first = first == null ? member : first;
        chosen = choice.isHealthy(member) ? member : null;
      }
    }
    if (chosen == null && first != null) {
      choice.failOpen();
      chosen = first;
    }
    if (choice.isObserved()) {
      explainLosses(choice, ranks, chosen);
    }
    if (chosen != null) {
      choice.take(chosen);
    }
  }

  private void explainLosses(Choice choice, int ranks, @Nullable Member chosen) {
    for (Member member : members()) {
      if (!member.equals(chosen)) {
        choice.lost(
            member,
            !hasRank(choice, ranks, member)
                ? Loss.ELSEWHERE
                : choice.isHealthy(member) ? Loss.LESS_SPECIFIC : Loss.UNHEALTHY);
      }
    }
  }

  private boolean hasRank(Choice choice, int ranks, Member member) {
    for (int rank = 0; rank < ranks; rank++) {
      if (member.equals(ranked(choice, rank))) {
        return true;
      }
    }
    return false;
  }
}
