package io.milepost.server.launch;

import io.milepost.model.lookup.NameLookup;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.resolver.HostsFileLookup;
import io.milepost.resolver.OwnZonesLookup;
import io.milepost.resolver.SystemServers;
import io.milepost.resolver.UpstreamLookup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where addresses of names are asked for. */
final class NameLookups {
  private NameLookups() {}

  /** The server of {@code --resolver}. */
  static NameLookup resolver(InetSocketAddress server) {
    return new UpstreamLookup(List.of(server));
  }

  /**
   * Our own zones first, as they answer this machine; then the server of {@code --resolver}, or the
   * hosts and servers of the system if there is none.
   */
  static NameLookup ownZonesFirst(
      Supplier<ZoneDirectory> zones,
      Supplier<AnswerEngine> engines,
      Optional<InetSocketAddress> resolver) {
    return new OwnZonesLookup(
        zones, engines, resolver.map(NameLookups::resolver).orElseGet(NameLookups::system));
  }

  private static NameLookup system() {
    return new HostsFileLookup(new UpstreamLookup(SystemServers.find()));
  }
}
