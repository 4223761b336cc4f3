package io.milepost.server.launch;

import io.milepost.model.health.HealthView;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.route.EndpointTable;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import java.util.function.Supplier;

/** What routing policies look at besides the zones, from the options of the command line. */
final class Routing {
  private final ClientPlaces places;
  private final RoutingSources sources;

  private Routing(
      HealthView health, ClientPlaces places, LatencyModel latency, Endpoints endpoints) {
    this.places = places;
    this.sources = new RoutingSources(health, places, latency, endpoints);
  }

  /**
   * Reads the latency table, and begins to read the databases of places.
   *
   * @return waits until they are read
   * @throws StartException if one of these files can't be used; what is returned may throw it too
   */
  static Supplier<Routing> begin(ServeOptions options, HealthView health) {
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
            new EndpointTable(options.aliasTargets()));
  }

  /** Where clients are, which the admin port may change. */
  ClientPlaces places() {
    return places;
  }

  RoutingSources sources() {
    return sources;
  }
}
