package io.milepost.healthcheck.probe;

/**
 * What a probe found.
 *
 * @param status as in {@link Observation}
 */
record Finding(boolean success, String status, ProbeTimings timings) {}
