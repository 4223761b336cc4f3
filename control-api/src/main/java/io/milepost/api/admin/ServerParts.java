package io.milepost.api.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.healthcheck.HealthMonitor;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.route.ToldEndpoints;

/**
 * The parts of a server that the APIs show, and those that the admin port may change.
 *
 * @param meters what {@code /_milepost/metrics} shows
 * @param places where clients are
 * @param endpoints what is said of AWS endpoints
 * @param health the health checks as they stand
 * @param keys makes the keys of zones
 */
public record ServerParts(
    ServerStatus status,
    PrometheusMeterRegistry meters,
    ClientPlaces places,
    ToldEndpoints endpoints,
    Explainer explainer,
    HealthMonitor health,
    KeyMaker keys) {}
