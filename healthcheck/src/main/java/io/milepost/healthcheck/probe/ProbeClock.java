package io.milepost.healthcheck.probe;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Where a prober has the time from.
 *
 * @param instants the time of day, for observations
 * @param nanos nanoseconds that pass evenly, such as {@code System::nanoTime}, for schedules and
 *     durations
 */
public record ProbeClock(InstantSource instants, LongSupplier nanos) {}
