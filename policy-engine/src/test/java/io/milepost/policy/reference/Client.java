package io.milepost.policy.reference;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param source the address that the query came from, all its bits
 * @param sourcePlace where that is, as {@link Geography} reads it
 * @param subnet the network of the query's client subnet option, which may be empty
 * @param subnetPlace where that is
 */
public record Client(
    Network source, String sourcePlace, Optional<Network> subnet, String subnetPlace) {
  /** Whether the client is where the option says. A prefix of 0 bits says nothing. */
  boolean isBySubnet() {
    return subnet.filter(network -> network.length() > 0).isPresent();
  }

  /** What is known of the client's address. */
  Network network() {
    return isBySubnet() ? subnet.orElseThrow() : source;
  }

  String place() {
    return isBySubnet() ? subnetPlace : sourcePlace;
  }
}
