package io.milepost.api.admin;

import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.rest.RequestTarget;
import io.milepost.api.state.StateDocument;
import io.milepost.model.error.Route53Exception;
import io.milepost.model.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is Milepost's own, under {@code /_milepost/}: a table of {@link AdminRoute}s. A route that
 * is read by GET is read by HEAD too.
 */
public final class AdminApi implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);

  private final List<AdminRoute> routes;

  public AdminApi(Store store, ServerParts parts, StateDocument document) {
    routes =
        Stream.of(
                ServerRoutes.of(parts.status(), parts.meters()),
                HealthCheckRoutes.of(store, parts.health()),
                HealthSignalRoutes.of(store),
                ClientRoutes.of(parts.places()),
                AliasTargetRoutes.of(parts.endpoints()),
                ExplainRoutes.of(parts.explainer()),
                StateRoutes.of(store, document))
            .flatMap(List::stream)
            .toList();
  }

  /** All that is answered here. */
  List<AdminRoute> routes() {
    return routes;
  }

  /** Enough for documents of all state. */
  @Override
  public long maxBodyBytes() {
    return 64 << 20;
  }

  @Override
  public HttpReply answer(HttpCall call) {
    try {
      return answer(call, RequestTarget.parse(call.rawPath(), call.rawQuery()));
    } catch (AdminRefusal e) {
      return refuse(e.httpStatus(), e.sentence());
    } catch (Route53Exception e) {
      return refuse(e.httpStatus(), e.text());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", call.method(), call.rawPath(), e);
      return refuse(500, "Milepost failed; its log says how.");
    }
  }

  private HttpReply answer(HttpCall call, RequestTarget target) {
    SortedSet<String> allowed = new TreeSet<>();
    for (AdminRoute route : routes) {
      Optional<Map<String, String>> parameters = route.match(target.segments());
      if (parameters.isPresent()) {
        if (route.method().equals(call.method()) || isHeadOf(route, call)) {
          return route
              .answer()
              .to(
                  new AdminCall(
                      parameters.get(), target.query(), call.headers("accept"), call.body()));
        }
        allowed.add(route.method());
      }
    }
    return allowed.isEmpty() ? refuse(404, "Nothing is here.") : notAllowed(allowed);
  }

  private static boolean isHeadOf(AdminRoute route, HttpCall call) {
    return route.method().equals("GET") && call.method().equals("HEAD");
  }

  private HttpReply notAllowed(SortedSet<String> allowed) {
    HttpReply refusal = refuse(405, "Only " + String.join(", ", allowed) + " is possible here.");
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return new HttpReply(
        refusal.status(),
        refusal.contentType(),
        Map.of("Allow", String.join(", ", allowed)),
        refusal.body());
  }

  @Override
  public HttpReply refuse(int httpStatus, String reason) {
    return AdminJson.refusal(httpStatus, reason);
  }
}
