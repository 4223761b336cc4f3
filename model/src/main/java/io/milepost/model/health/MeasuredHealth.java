package io.milepost.model.health;

import java.time.Instant;

/**
 * What the checkers of an endpoint have found together, before it is turned around or outranked.
 *
 * @param since when they began to find it
 */
public record MeasuredHealth(HealthStatus status, Instant since) {}
