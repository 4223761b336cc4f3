package io.milepost.healthcheck.probe;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** A check with one configuration, from when it is put until it is replaced or removed. */
final class ProbedCheck {
  private final HealthCheckId id;
  private final HealthCheckConfig.Endpoint config;
  private final Target target;
  private final Workers workers;
  private final List<CheckerSchedule> schedules;

  /** Both guarded by this. */
  private final Set<ProbeRun> running = HashSet.newHashSet(1);

  private boolean stopped;

  /**
   * @param intervalNanos from the end of a probe to the next
   * @throws IllegalArgumentException if the configuration has no valid address or name
   */
  ProbedCheck(
      HealthCheckId id, HealthCheckConfig.Endpoint config, long intervalNanos, Workers workers) {
    this.id = id;
    this.config = config;
    this.target = Target.of(id, config);
    this.workers = workers;
    Lane swift = workers.lanes().swift(target);
    this.schedules =
        Checker.of(config).stream()
            .map(checker -> new CheckerSchedule(this, checker, intervalNanos, swift, workers))
            .toList();
  }

  List<Checker> checkers() {
    return schedules.stream().map(CheckerSchedule::checker).toList();
  }

  /**
   * Starts the schedules.
   *
   * @param delayNanos gives how long each checker waits for its first probe
   */
  void start(LongSupplier delayNanos) {
    schedules.forEach(schedule -> schedule.startAfter(delayNanos.getAsLong()));
  }

  /** Ends the schedules, and cuts off the probes under way. */
  void stop() {
    schedules.forEach(CheckerSchedule::stop);
    List<ProbeRun> cut;
    synchronized (this) {
      stopped = true;
      cut = List.copyOf(running);
    }
    cut.forEach(ProbeRun::cancel);
  }

  private synchronized boolean begin(ProbeRun run) {
    return !stopped && running.add(run);
  }

  private synchronized void end(ProbeRun run) {
    running.remove(run);
  }

  /**
   * Probes once on the current thread, and tells the sink.
   *
   * @return empty if the check was stopped, or this host could not probe
   */
  Optional<Observation> probe(Checker checker) {
    ProbeRun run = new ProbeRun(workers.timer());
    if (!begin(run)) {
      return Optional.empty();
    }
    try {
      Finding finding = workers.prober().probe(target, run);
      if (!run.finish()) {
        return Optional.empty();
      }
      Observation observation =
          new Observation(
              checker.region(),
              checker.address(),
              workers.clock().instants().instant(),
              finding.success(),
              finding.status(),
              finding.timings());
      workers.sink().observed(id, config, observation);
      return Optional.of(observation);
    } catch (LocalFault | RuntimeException e) {
      if (!run.isCancelled()) {
        workers.faults().add(e);
      }
      return Optional.empty();
    } finally {
      run.finish();
      end(run);
    }
  }
}
