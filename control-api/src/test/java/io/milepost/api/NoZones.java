package io.milepost.api;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.api.admin.ServerParts;
import io.milepost.api.admin.ServerStatus;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.place.Locator;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.policy.route.ToldEndpoints;
import java.util.Map;

/** Answers without any zone, for tests that ask nothing. */
public final class NoZones {
  private NoZones() {}

  /** The parts of a server without zones. */
  public static ServerParts parts(ServerStatus status) {
    return new ServerParts(
        status,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        new ClientPlaces(Map.of(), Locator.NOWHERE),
        new ToldEndpoints(Map.of(), Endpoints.UNKNOWN),
        explainer(),
        NoHealth.MONITOR,
        new PlainKeys());
  }

  public static Explainer explainer() {
    return new Explainer(
        () -> ZoneDirectory.EMPTY,
        CidrMap.of(Map.of()),
        RoutingSources.none(),
        () -> (owner, ownerOffset, type) -> 0);
  }
}
