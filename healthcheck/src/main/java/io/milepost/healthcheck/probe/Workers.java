package io.milepost.healthcheck.probe;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * What runs the probes of all checks.
 *
 * @param threads starts each probe, on a virtual thread
 * @param unscheduled places for probes that are asked for
 */
record Workers(
    Prober prober,
    ObservationSink sink,
    ProbeClock clock,
    ProbeTimer timer,
    Executor threads,
    Lanes lanes,
    Semaphore unscheduled,
    FaultLog faults) {
  private static final int UNSCHEDULED = 64;

  static Workers of(
      Prober prober,
      ObservationSink sink,
      ProbeClock clock,
      ProbeTimer timer,
      Executor threads,
      Lanes lanes) {
    return new Workers(
        prober,
        sink,
        clock,
        timer,
        threads,
        lanes,
        new Semaphore(UNSCHEDULED),
        new FaultLog(clock.nanos()));
  }

  LongSupplier nanos() {
    return clock.nanos();
  }
}
