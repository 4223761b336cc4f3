package io.milepost.api.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.api.http.HttpReply;
import java.util.List;
import java.util.Map;

/** The server itself: health and metrics. */
final class ServerRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final ServerStatus status;
  private final PrometheusMeterRegistry meters;

  private ServerRoutes(ServerStatus status, PrometheusMeterRegistry meters) {
    this.status = status;
    this.meters = meters;
  }

  static List<AdminRoute> of(ServerStatus status, PrometheusMeterRegistry meters) {
    ServerRoutes server = new ServerRoutes(status, meters);
    return List.of(
        AdminRoute.of("GET", "health", call -> server.health()),
        AdminRoute.of("GET", "metrics", call -> server.metrics()));
  }

  private HttpReply health() {
    return AdminJson.reply(
        200,
        AdminJson.object()
            .put("status", "UP")
            .put("hostedZones", status.hostedZoneCount())
            .put("logNumber", status.logNumber()));
  }

  private HttpReply metrics() {
    return new HttpReply(200, PROMETHEUS, Map.of(), meters.scrape());
  }
}
