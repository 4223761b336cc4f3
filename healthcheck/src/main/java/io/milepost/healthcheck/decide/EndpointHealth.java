package io.milepost.healthcheck.decide;

import io.milepost.healthcheck.probe.Checker;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.health.HealthCheckConfig;
import java.util.List;
import java.util.Optional;

/**
 * What the checkers of one endpoint have found. Immutable.
 *
 * @see "Route 53 Developer Guide: how Route 53 determines whether a health check is healthy"
 */
public final class EndpointHealth {
  /** The endpoint is healthy if more than this share of its checkers say so, in percent. */
  private static final int SHARE = 18;

  private final List<CheckerState> checkers;
  private final int healthyCheckers;

  private EndpointHealth(List<CheckerState> checkers) {
    this.checkers = checkers;
    this.healthyCheckers =
        Math.toIntExact(checkers.stream().filter(CheckerState::isHealthy).count());
  }

  /**
   * Before any result.
   *
   * @param healthy what the checkers think until enough results contradict it
   */
  public static EndpointHealth begin(HealthCheckConfig.Endpoint config, boolean healthy) {
    return new EndpointHealth(
        Checker.of(config).stream().map(checker -> CheckerState.begin(checker, healthy)).toList());
  }

  /** After one more result; the same if the check has no such checker. */
  public EndpointHealth after(Observation observation, int failureThreshold) {
    return new EndpointHealth(
        checkers.stream()
            .map(state ->
                state.checker().region().equals(observation.region())
                    ? state.after(observation, failureThreshold)
                    : state)
            .toList());
  }

  /**
   * After an update: each checker keeps its opinion until enough results of what it probes now
   * contradict it, and forgets its observations. A checker that comes in takes over what all say.
   */
  public EndpointHealth updatedTo(HealthCheckConfig.Endpoint config) {
    return new EndpointHealth(
        Checker.of(config).stream()
            .map(checker ->
                CheckerState.begin(
                    checker, find(checker).map(CheckerState::isHealthy).orElse(isHealthy())))
            .toList());
  }

  private Optional<CheckerState> find(Checker checker) {
    return checkers.stream().filter(state -> state.checker().equals(checker)).findFirst();
  }

  /** Whether enough checkers say that the endpoint is healthy. */
  public boolean isHealthy() {
    return isEnough(healthyCheckers, checkers.size());
  }

  static boolean isEnough(int healthyCheckers, int checkers) {
    return healthyCheckers * 100 > SHARE * checkers;
  }

  public int healthyCheckers() {
    return healthyCheckers;
  }

  /** All of them, in the order of {@link Checker#of}. */
  public List<CheckerState> checkers() {
    return checkers;
  }
}
