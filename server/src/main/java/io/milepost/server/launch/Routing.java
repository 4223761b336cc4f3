package io.milepost.server.launch;

import io.milepost.model.health.HealthView;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.policy.route.ToldEndpoints;
import java.util.function.Supplier;

/** What routing policies look at besides the zones, from the options of the command line. */
final class Routing {
  private final ClientPlaces places;
  private final ToldEndpoints endpoints;
  private final RoutingSources sources;

  private Routing(
      HealthView health, ClientPlaces places, LatencyModel latency, ToldEndpoints endpoints) {
    this.places = places;
    this.endpoints = endpoints;
    this.sources = new RoutingSources(health, places, latency, endpoints);
  }

  /**
   * Reads the latency table, and begins to read the databases of places.
   *
   * @param otherEndpoints what is known of endpoints that nobody told
   * @return waits until they are read
   * @throws StartException if one of these files can't be used; what is returned may throw it too
   */
  static Supplier<Routing> begin(
      ServeOptions options, HealthView health, Endpoints otherEndpoints) {
    LatencyModel latency =
        options
            .latencyTable()
            .<LatencyModel>map(LatencyFile::read)
            .orElse(LatencyModel.BY_DISTANCE);
    PlaceDatabases databases = PlaceDatabases.read(options.geoDatabases());
    return () ->
        new Routing(
            health,
            new ClientPlaces(options.clients(), databases.await()),
            latency,
            new ToldEndpoints(options.aliasTargets(), otherEndpoints));
  }

  /** Where clients are, which the admin port may change. */
  ClientPlaces places() {
    return places;
  }

  /** What is said of AWS endpoints, which the admin port may change. */
  ToldEndpoints endpoints() {
    return endpoints;
  }

  RoutingSources sources() {
    return sources;
  }
}
