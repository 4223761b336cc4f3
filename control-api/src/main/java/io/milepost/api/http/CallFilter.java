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
import java.util.ArrayList;
import java.util.List;
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

  CallFilter(BoundPorts ports) {
    this.ports = ports;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> answer(HttpRequest<?> request) throws IOException {
    Optional<BoundPorts.BoundPort> port = ports.reachedBy(request.getServerAddress());
    if (port.isEmpty()) {
      return Replies.notReady();
    }
    Endpoint endpoint = port.get().endpoint();
    URI target = request.getUri();
    Optional<String> refusal =
        port.get().guard().refusal(hosts(request, target), request.getHeaders().getAll("Origin"));
    if (refusal.isPresent()) {
      return Replies.toResponse(endpoint.refuse(403, refusal.get()));
    }
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      return Replies.toResponse(
          endpoint.answer(
              new HttpCall(
                  request.getMethodName(),
                  target.getRawPath(),
                  Objects.requireNonNullElse(target.getRawQuery(), ""),
                  new LimitedBody(body, MAX_BODY_BYTES))));
    }
  }

  private static List<String> hosts(HttpRequest<?> request, URI target) {
    List<String> hosts = new ArrayList<>(request.getHeaders().getAll("Host"));
    if (target.getRawAuthority() != null) {
      hosts.add(target.getRawAuthority());
    }
    return hosts;
  }
}
