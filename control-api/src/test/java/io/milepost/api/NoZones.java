package io.milepost.api;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.route.RoutingSources;
import java.util.Map;

/** Answers without any zone, for tests that ask nothing. */
public final class NoZones {
  private NoZones() {}

  public static Explainer explainer() {
    return new Explainer(
        () -> ZoneDirectory.EMPTY,
        CidrMap.of(Map.of()),
        RoutingSources.none(),
        () -> (owner, ownerOffset, type) -> 0);
  }
}
