package io.milepost.healthcheck.decide;

import io.milepost.healthcheck.probe.Checker;
import io.milepost.healthcheck.probe.Observation;
import java.util.Optional;

/**
 * Where one checker stands.
 *
 * @param last its last observation; empty before the first
 * @param lastFailure the last that failed; empty if none did
 */
public record CheckerState(
    Checker checker,
    Opinion opinion,
    Optional<Observation> last,
    Optional<Observation> lastFailure) {

  public boolean isHealthy() {
    return opinion.healthy();
  }

  static CheckerState begin(Checker checker, boolean healthy) {
    return new CheckerState(checker, Opinion.of(healthy), Optional.empty(), Optional.empty());
  }

  CheckerState after(Observation observation, int failureThreshold) {
    Opinion next = opinion.after(observation.success(), failureThreshold);
    Optional<Observation> now = Optional.of(observation);
    return new CheckerState(checker, next, now, observation.success() ? lastFailure : now);
  }
}
