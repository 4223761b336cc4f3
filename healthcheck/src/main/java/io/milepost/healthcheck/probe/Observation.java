package io.milepost.healthcheck.probe;

import java.net.InetAddress;
import java.time.Instant;

/**
 * What one checker found once.
 *
 * @param region where the checker is said to stand, such as {@code eu-west-1}
 * @param checker the checker's own address, as {@link Checker#address}
 * @param checkedAt when the probe ended
 * @param status {@code Success: …} or {@code Failure: …} and why, in Route 53's words where they
 *     are known; one line
 * @see "Route 53 API Reference: HealthCheckObservation, StatusReport"
 */
public record Observation(
    String region,
    InetAddress checker,
    Instant checkedAt,
    boolean success,
    String status,
    ProbeTimings timings) {}
