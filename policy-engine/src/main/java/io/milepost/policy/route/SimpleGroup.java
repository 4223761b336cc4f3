package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.snapshot.RoutedSets;

/**
 * The only set of its name and type: it answers whether it is healthy or not.
 *
 * @see "Route 53 Developer Guide: simple routing"
 */
final class SimpleGroup extends Group {
  SimpleGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
  }

  @Override
  void choose(Choice choice) {
    choice.take(member(0));
  }

  @Override
  public Policy policy() {
    return Policy.SIMPLE;
  }
}
