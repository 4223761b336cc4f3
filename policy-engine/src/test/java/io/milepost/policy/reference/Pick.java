package io.milepost.policy.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a group's policy says. */
sealed interface Pick {
  /** One of some sets, each with its probability; none if there is nothing for the client. */
  record One(Map<RecordSet, Fraction> sets) implements Pick {}

  /** That many of the sets at once. */
  record Several(List<RecordSet> sets, int count) implements Pick {}

  static Pick nothing() {
    return new One(Map.of());
  }

  static Pick surely(RecordSet set) {
    return new One(Map.of(set, Fraction.ONE));
  }

  static Pick equally(List<RecordSet> sets) {
    Map<RecordSet, Fraction> shares = new LinkedHashMap<>();
    sets.forEach(set -> shares.put(set, Fraction.of(1, sets.size())));
    return new One(shares);
  }
}
