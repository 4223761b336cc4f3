package io.milepost.model.health;

import java.util.Optional;

/** How an endpoint is checked. */
public sealed interface EndpointProtocol {
  HealthCheckType type();

  /** A connection can be opened. */
  record Tcp() implements EndpointProtocol {
    @Override
    public HealthCheckType type() {
      return HealthCheckType.TCP;
    }
  }

  /**
   * A GET request is answered with a status from 200 to 399.
   *
   * @param resourcePath as it was written, with or without a leading slash
   * @param searchString what must stand in the first 5,120 octets of the body too; 1 to 255
   *     characters
   */
  record Http(Transport transport, Optional<String> resourcePath, Optional<String> searchString)
      implements EndpointProtocol {
    /** What carries the request. */
    public enum Transport {
      PLAIN,
      /** TLS, without the domain name in client_hello. */
      TLS,
      /** TLS with the domain name in client_hello (RFC 6066 section 3). */
      TLS_WITH_SNI
    }

    @Override
    public HealthCheckType type() {
      if (searchString.isPresent()) {
        return transport == Transport.PLAIN
            ? HealthCheckType.HTTP_STR_MATCH
            : HealthCheckType.HTTPS_STR_MATCH;
      }
      return transport == Transport.PLAIN ? HealthCheckType.HTTP : HealthCheckType.HTTPS;
    }
  }
}
