package io.milepost.healthcheck;

import io.milepost.healthcheck.decide.CheckerState;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A health check as it stands.
 *
 * @param status what it says to those who answer
 * @param since when it began to say that; if that was before this process, when it started
 * @param forced what it is made to say; empty if it says what it finds
 * @param reason why it says what it says, in a few words
 * @param checkers those that probe an endpoint; none for other checks, nor for a disabled one
 */
public record HealthReport(
    HealthCheck check,
    HealthStatus status,
    Instant since,
    Optional<HealthStatus> forced,
    String reason,
    List<CheckerState> checkers) {
  public HealthReport {
    checkers = List.copyOf(checkers);
  }
}
