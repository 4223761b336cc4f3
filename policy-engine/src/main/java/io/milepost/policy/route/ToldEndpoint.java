package io.milepost.policy.route;

import java.net.InetAddress;
import java.util.List;

/**
 * What somebody says of an AWS endpoint.
 *
 * @param addresses of either family; none for one that has none
 * @param healthy whether aliases that evaluate the health of their target may lead there
 */
public record ToldEndpoint(List<InetAddress> addresses, boolean healthy) {
  public ToldEndpoint {
    addresses = List.copyOf(addresses);
  }
}
