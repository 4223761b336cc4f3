package io.milepost.api.admin;

import io.milepost.healthcheck.HealthReport;
import io.milepost.healthcheck.decide.CheckerState;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.health.HealthStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Health checks as they stand, in JSON. */
final class HealthJson {
  private static final double NANOS_OF_A_MILLISECOND = 1e6;

  private HealthJson() {}

  static ObjectNode check(HealthReport report) {
    ObjectNode json =
        AdminJson.object()
            .put("id", report.check().id().value())
            .put("type", report.check().config().type().name())
            .put("version", report.check().version())
            .put("status", text(report.status()))
            .put("since", report.since().toString())
            .put("reason", report.reason())
            .put("forcedStatus", text(report.forced()));
    ArrayNode checkers = json.putArray("checkers");
    report.checkers().forEach(checker -> checkers.add(checker(checker)));
    return json;
  }

  private static ObjectNode checker(CheckerState state) {
    ObjectNode json =
        AdminJson.object()
            .put("region", state.checker().region())
            .put("ipAddress", state.checker().address().getHostAddress())
            .put("status", text(HealthStatus.of(state.isHealthy())));
    state.last().ifPresent(last -> json.set("last", found(last)));
    state.lastFailure().ifPresent(failure -> json.set("lastFailure", found(failure)));
    return json;
  }

  /** What checkers found, each with its region. */
  static ArrayNode observations(List<Observation> observations) {
    ArrayNode json = AdminJson.array();
    for (Observation observation : observations) {
      ObjectNode one =
          AdminJson.object()
              .put("region", observation.region())
              .put("ipAddress", observation.checker().getHostAddress());
      one.setAll(found(observation));
      json.add(one);
    }
    return json;
  }

  private static ObjectNode found(Observation observation) {
    ObjectNode json =
        AdminJson.object()
            .put("checkedTime", observation.checkedAt().toString())
            .put("success", observation.success())
            .put("status", observation.status());
    putMillis(json, "connectionTime", observation.timings().connect());
    putMillis(json, "sslHandshakeTime", observation.timings().tlsHandshake());
    putMillis(json, "timeToFirstByte", observation.timings().timeToFirstByte());
    return json;
  }

  private static void putMillis(ObjectNode json, String name, Optional<Duration> time) {
    time.ifPresent(given -> json.put(name, given.toNanos() / NANOS_OF_A_MILLISECOND));
  }

  /** A status as Route 53 writes it. */
  static String text(HealthStatus status) {
    return switch (status) {
      case HEALTHY -> "Healthy";
      case UNHEALTHY -> "Unhealthy";
    };
  }

  /** A status as Route 53 writes it; null if there is none. */
  static @Nullable String text(Optional<HealthStatus> status) {
    return status.map(HealthJson::text).orElse(null);
  }
}
