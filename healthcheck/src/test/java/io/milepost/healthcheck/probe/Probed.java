package io.milepost.healthcheck.probe;

import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.EndpointProtocol.Http.Transport;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import java.util.List;
import java.util.Optional;

/** Configurations of checks for tests. */
final class Probed {
  static final HealthCheckId ID = new HealthCheckId("0f2e1a5c-0000-4000-8000-000000000001");
  static final EndpointProtocol TCP = new EndpointProtocol.Tcp();
  static final EndpointProtocol HTTP = http(Transport.PLAIN, "");
  static final EndpointProtocol STRING = http(Transport.PLAIN, "needle");
  static final EndpointProtocol HTTPS = http(Transport.TLS, "");
  static final EndpointProtocol HTTPS_SNI = http(Transport.TLS_WITH_SNI, "");

  private Probed() {}

  private static EndpointProtocol http(Transport transport, String searched) {
    return new EndpointProtocol.Http(
        transport, Optional.empty(), Optional.of(searched).filter(text -> !text.isEmpty()));
  }

  /**
   * A check.
   *
   * @param address empty for none
   * @param name empty for none
   */
  static HealthCheckConfig.Endpoint config(
      EndpointProtocol protocol, String address, String name, int port) {
    return config(protocol, address, name, port, 10, List.of(), false);
  }

  static HealthCheckConfig.Endpoint config(
      EndpointProtocol protocol,
      String address,
      String name,
      int port,
      int interval,
      List<String> regions,
      boolean disabled) {
    return new HealthCheckConfig.Endpoint(
        protocol,
        Optional.of(address).filter(text -> !text.isEmpty()),
        Optional.of(name).filter(text -> !text.isEmpty()),
        port,
        interval,
        3,
        false,
        regions,
        false,
        disabled);
  }
}
