package io.milepost.healthcheck.probe;

import java.time.Duration;

/**
 * How long the steps of a probe may take, each from the end of the one before.
 *
 * @param lookup of a name; Route 53 does not say how long
 * @param tcpConnect until a connection stands that is all that is wanted
 * @param connect until a connection stands over which a request goes
 * @param response until the status line has come, with the handshake of TLS
 * @param body until the headers have come, and the body as far as it is searched
 * @see "Route 53 Developer Guide: how Route 53 determines whether a health check is healthy"
 */
record ProbeLimits(
    Duration lookup, Duration tcpConnect, Duration connect, Duration response, Duration body) {

  /** Those of Route 53. */
  static final ProbeLimits ROUTE_53 =
      new ProbeLimits(
          Duration.ofSeconds(4),
          Duration.ofSeconds(10),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));
}
