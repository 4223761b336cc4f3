package io.milepost.api.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import java.util.Map;

/** What is Milepost's own, under {@code /_milepost/}: health and metrics. */
public final class AdminApi implements Endpoint {
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final ServerStatus status;
  private final PrometheusMeterRegistry meters;

  public AdminApi(ServerStatus status, PrometheusMeterRegistry meters) {
    this.status = status;
    this.meters = meters;
  }

  @Override
  public HttpReply answer(HttpCall call) {
    boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
    return switch (call.rawPath()) {
      case "/_milepost/health" -> reads ? health() : readOnly();
      case "/_milepost/metrics" -> reads ? reply(200, PROMETHEUS, meters.scrape()) : readOnly();
      default -> refuse(404, "Nothing is here.");
    };
  }

  private HttpReply health() {
    String json =
        "{\"status\":\"UP\",\"hostedZones\":%d,\"logNumber\":%d}"
            .formatted(status.hostedZoneCount(), status.logNumber());
    return reply(200, JSON, json);
  }

  private HttpReply readOnly() {
    HttpReply refusal = refuse(405, "Only GET is possible here.");
    return new HttpReply(
        refusal.status(), refusal.contentType(), Map.of("Allow", "GET, HEAD"), refusal.body());
  }

  @Override
  public HttpReply refuse(int httpStatus, String reason) {
    return reply(httpStatus, JSON, "{\"error\":\"" + escape(reason) + "\"}");
  }

  /** A text as it stands in a JSON string (RFC 8259 section 7). */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static HttpReply reply(int httpStatus, String contentType, String body) {
    return new HttpReply(httpStatus, contentType, Map.of(), body);
  }
}
