package io.milepost.healthcheck.probe;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * What runs the probes of all checks. How many run at a time is bounded, and with it descriptors
 * and memory.
 *
 * <p>Half of the places are for checkers whose last probe took long. An endpoint that hangs thus
 * delays those of the other half once, by one probe, if at all; from then on it waits with its
 * like.
 *
 * @param threads starts each probe, on a virtual thread
 * @param swift for checkers whose last probe was soon over, or who have had none yet
 * @param slow for the others
 * @param unscheduled places for probes that are asked for
 */
record Workers(
    Prober prober,
    ObservationSink sink,
    ProbeClock clock,
    ProbeTimer timer,
    Executor threads,
    Lane swift,
    Lane slow,
    Semaphore unscheduled,
    FaultLog faults) {
  private static final int UNSCHEDULED = 64;

  static Workers of(
      Prober prober,
      ObservationSink sink,
      ProbeClock clock,
      ProbeTimer timer,
      Executor threads,
      int limit) {
    return new Workers(
        prober,
        sink,
        clock,
        timer,
        threads,
        new Lane(limit - limit / 2),
        new Lane(limit / 2),
        new Semaphore(UNSCHEDULED),
        new FaultLog(clock.nanos()));
  }

  LongSupplier nanos() {
    return clock.nanos();
  }
}
