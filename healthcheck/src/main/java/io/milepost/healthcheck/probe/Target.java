package io.milepost.healthcheck.probe;

import io.milepost.model.address.AddressText;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What a check sends where, worked out once for all its probes.
 *
 * @param address where to; empty if that of the name is looked up each time
 * @param name empty if there is an address
 * @param request empty if a connection is all that is wanted
 */
record Target(
    Optional<InetAddress> address, Optional<DnsName> name, int port, Optional<Request> request) {

  /**
   * The target of a check.
   *
   * @throws IllegalArgumentException if its address or its name is none
   */
  static Target of(HealthCheckId id, HealthCheckConfig.Endpoint config) {
    Optional<InetAddress> address = config.ipAddress().map(Target::address);
    Optional<DnsName> name =
        address.isPresent() ? Optional.empty() : config.domainName().map(DnsName::of);
    if (address.isEmpty() && name.isEmpty()) {
      throw new IllegalArgumentException("neither an address nor a name");
    }
    return new Target(address, name, config.port(), request(id, config, address));
  }

  private static InetAddress address(String text) {
    byte[] octets =
        AddressText.parse(4, text)
            .or(() -> AddressText.parse(16, text))
            .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an address"));
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Optional<Request> request(
      HealthCheckId id, HealthCheckConfig.Endpoint config, Optional<InetAddress> address) {
    return switch (config.protocol()) {
      case EndpointProtocol.Tcp _ -> Optional.empty();
      case EndpointProtocol.Http http -> Optional.of(Request.of(id, config, http, address));
    };
  }
}
