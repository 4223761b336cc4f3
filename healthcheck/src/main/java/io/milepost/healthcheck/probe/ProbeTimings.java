package io.milepost.healthcheck.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the steps of a probe took; a step that did not come to its end has no time.
 *
 * @param connect from the first packet until the TCP connection stands
 * @param tlsHandshake from then until TLS is agreed on
 * @param timeToFirstByte from the start of the probe, without the lookup of a name, until the first
 *     octet of the response
 * @see "Route 53 Developer Guide: monitoring the latency between health checkers and your endpoint"
 */
public record ProbeTimings(
    Optional<Duration> connect,
    Optional<Duration> tlsHandshake,
    Optional<Duration> timeToFirstByte) {

  /** No step came to its end. */
  public static final ProbeTimings NONE =
      new ProbeTimings(Optional.empty(), Optional.empty(), Optional.empty());
}
