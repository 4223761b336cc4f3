package io.milepost.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes every request of both ports before Micronaut would look for a route, and gives it to the
 * endpoint of its port, on a virtual thread.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallFilter {
  private static final long MAX_BODY_BYTES = 4 << 20;

  private final BoundPorts ports;
  private final Replies replies;

  CallFilter(BoundPorts ports, Replies replies) {
    this.ports = ports;
    this.replies = replies;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> answer(HttpRequest<?> request) throws IOException {
    Optional<BoundPorts.BoundPort> port = ports.reachedBy(request.getServerAddress());
    if (port.isEmpty()) {
      return replies.notReady();
    }
    Endpoint endpoint = port.get().endpoint();
    URI target = request.getUri();
    Optional<String> refusal =
        port.get()
            .guard()
            .refusal(request.getHeaders().getAll("Host"), request.getHeaders().getAll("Origin"));
    if (refusal.isPresent()) {
      return replies.toResponse(endpoint.refuse(403, refusal.get()));
    }
    String encoding = Objects.requireNonNullElse(request.getHeaders().get("Content-Encoding"), "");
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      return replies.toResponse(
          endpoint.answer(
              new HttpCall(
                  request.getMethodName(),
                  target.getRawPath(),
                  Objects.requireNonNullElse(target.getRawQuery(), ""),
                  new LimitedBody(body, encoding, MAX_BODY_BYTES))));
    }
  }
}
