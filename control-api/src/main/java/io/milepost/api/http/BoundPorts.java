package io.milepost.api.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ports that are listened on, for the question which of them a request came in by. */
final class BoundPorts {
  /** A port that is listened on, and who may come in there. */
  record BoundPort(InetSocketAddress address, Endpoint endpoint, HostGuard guard) {
    private boolean isReachedBy(InetSocketAddress local) {
      return address.getPort() == local.getPort()
          && (address.getAddress().isAnyLocalAddress()
              || address.getAddress().equals(local.getAddress()));
    }
  }

  private final List<BoundPort> ports = new CopyOnWriteArrayList<>();

  void add(BoundPort port) {
    ports.add(port);
  }

  /**
   * The port behind the server's end of a connection; empty in the moment between its opening and
   * {@link #add}.
   */
  Optional<BoundPort> reachedBy(InetSocketAddress local) {
    return ports.stream().filter(port -> port.isReachedBy(local)).findFirst();
  }
}
