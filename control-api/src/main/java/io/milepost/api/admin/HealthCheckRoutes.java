package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.operation.ForceHealth;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The health checks as Milepost has them, and what they are made to say: {@code Healthy} or {@code
 * Unhealthy}, whatever they find, until that is lifted or the check is deleted.
 */
final class HealthCheckRoutes {
  private static final String STATUS = "status";

  private final Store store;

  private HealthCheckRoutes(Store store) {
    this.store = store;
  }

  static List<AdminRoute> of(Store store) {
    HealthCheckRoutes checks = new HealthCheckRoutes(store);
    String status = "healthchecks/{id}/status";
    return List.of(
        AdminRoute.of("GET", "healthchecks", call -> checks.list()),
        AdminRoute.of("PUT", status, checks::force),
        AdminRoute.of("DELETE", status, checks::lift));
  }

  private HttpReply list() {
    ObjectNode json = AdminJson.object();
    ArrayNode all = json.putArray("healthChecks");
    store.read(reader -> {
      reader.healthChecks(0, Integer.MAX_VALUE).forEach(check -> all.add(describe(check, reader)));
      return all;
    });
    return AdminJson.reply(200, json);
  }

  private static ObjectNode describe(HealthCheck check, StoreReader reader) {
    return AdminJson.object()
        .put("id", check.id().value())
        .put("type", check.config().type().name())
        .put("version", check.version())
        .put("forcedStatus", text(reader.forcedHealth(check.id())));
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
        200, AdminJson.object().put("id", id.value()).put("forcedStatus", text(status)));
  }

  private static HealthStatus status(ObjectNode body) {
    JsonNode given = body.get(STATUS);
    if (body.size() == 1 && given != null && given.isString()) {
      for (HealthStatus status : HealthStatus.values()) {
        if (given.stringValue().equals(text(Optional.of(status)))) {
          return status;
        }
      }
    }
    throw new AdminRefusal(
        400, "The body is not {\"status\":\"Healthy\"} or {\"status\":\"Unhealthy\"}.");
  }

  /** A status as Route 53 writes it; null if there is none. */
  private static @Nullable String text(Optional<HealthStatus> status) {
    return status
        .map(given ->
            switch (given) {
              case HEALTHY -> "Healthy";
              case UNHEALTHY -> "Unhealthy";
            })
        .orElse(null);
  }
}
