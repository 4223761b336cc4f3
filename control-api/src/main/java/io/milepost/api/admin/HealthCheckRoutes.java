package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.HealthReport;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.operation.ForceHealth;
import io.milepost.model.store.Store;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The health checks as they stand, probes on demand, and what checks are made to say: {@code
 * Healthy} or {@code Unhealthy}, whatever they find, until that is lifted or the check is deleted.
 */
final class HealthCheckRoutes {
  private static final String STATUS = "status";

  private final Store store;
  private final HealthMonitor health;

  private HealthCheckRoutes(Store store, HealthMonitor health) {
    this.store = store;
    this.health = health;
  }

  static List<AdminRoute> of(Store store, HealthMonitor health) {
    HealthCheckRoutes checks = new HealthCheckRoutes(store, health);
    String status = "healthchecks/{id}/status";
    return List.of(
        AdminRoute.of("GET", "healthchecks", call -> checks.list()),
        AdminRoute.of("GET", "healthchecks/{id}", checks::get),
        AdminRoute.of("POST", "healthchecks/{id}/probe", checks::probe),
        AdminRoute.of("PUT", status, checks::force),
        AdminRoute.of("DELETE", status, checks::lift));
  }

  private HttpReply list() {
    ObjectNode json = AdminJson.object();
    ArrayNode all = json.putArray("healthChecks");
    health.reports().forEach(report -> all.add(HealthJson.check(report)));
    return AdminJson.reply(200, json);
  }

  private HttpReply get(AdminCall call) {
    return AdminJson.reply(200, HealthJson.check(report(call)));
  }

  private HealthReport report(AdminCall call) {
    String id = call.parameter("id");
    return health.report(new HealthCheckId(id)).orElseThrow(() -> new NoSuchHealthCheck(id));
  }

  private HttpReply probe(AdminCall call) {
    HealthCheckConfig config = report(call).check().config();
    if (!config.type().isEndpoint()) {
      throw new AdminRefusal(
          400, "A health check of type " + config.type() + " has no endpoint to probe.");
    }
    if (config.disabled()) {
      throw new AdminRefusal(400, "The health check is disabled: it is not probed.");
    }
    List<Observation> found = health.probeNow(new HealthCheckId(call.parameter("id")));
    ObjectNode json = HealthJson.check(report(call));
    json.remove("checkers");
    json.set("observations", HealthJson.observations(found));
    return AdminJson.reply(200, json);
  }

  private HttpReply force(AdminCall call) {
    HealthStatus status = status(AdminJson.readObject(call.body()));
    return apply(call, Optional.of(status));
  }

  private HttpReply lift(AdminCall call) {
    return apply(call, Optional.empty());
  }

  private HttpReply apply(AdminCall call, Optional<HealthStatus> status) {
    HealthCheckId id = new HealthCheckId(call.parameter("id"));
    store.apply(new ForceHealth(id, status));
    return AdminJson.reply(
        200, AdminJson.object().put("id", id.value()).put("forcedStatus", HealthJson.text(status)));
  }

  private static HealthStatus status(ObjectNode body) {
    JsonNode given = body.get(STATUS);
    if (body.size() == 1 && given != null && given.isString()) {
      for (HealthStatus status : HealthStatus.values()) {
        if (given.stringValue().equals(HealthJson.text(status))) {
          return status;
        }
      }
    }
    throw new AdminRefusal(
        400, "The body is not {\"status\":\"Healthy\"} or {\"status\":\"Unhealthy\"}.");
  }
}
