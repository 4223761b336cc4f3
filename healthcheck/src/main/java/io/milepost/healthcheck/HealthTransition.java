package io.milepost.healthcheck;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import java.time.Instant;

/**
 * A health check says something else than before.
 *
 * @param status what it says from then on
 * @param reason why, in a few words
 */
public record HealthTransition(HealthCheckId id, HealthStatus status, Instant at, String reason) {}
