package io.milepost.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes every request of both ports before Micronaut would look for a route, and gives it to the
 * endpoint of its port, on a virtual thread.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallFilter {
  private final BoundPorts ports;
  private final Replies replies;

  CallFilter(BoundPorts ports, Replies replies) {
    this.ports = ports;
    this.replies = replies;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> answer(HttpRequest<?> request) throws IOException, InterruptedException {
    Optional<BoundPorts.BoundPort> port = ports.reachedBy(request.getServerAddress());
    if (port.isEmpty()) {
      return replies.notReady();
    }
    Endpoint endpoint = port.get().endpoint();
    List<String> hosts = request.getHeaders().getAll("Host");
    Optional<String> refusal =
        port.get().guard().refusal(hosts, request.getHeaders().getAll("Origin"));
    if (refusal.isPresent()) {
      return replies.toResponse(endpoint.refuse(403, refusal.get()));
    }
    SentTarget target = SentTarget.of(request);
    if (target.rawPath().equals("/") && request.getHeaders().names().isEmpty()) {
      // Nothing answers here, and what Micronaut finds unreadable comes as this, stripped of all.
      return replies.toResponse(endpoint.refuse(400, "The request target can't be read."));
    }
    String encoding = Objects.requireNonNullElse(request.getHeaders().get("Content-Encoding"), "");
    InputStream sent = ((ServerHttpRequest<?>) request).byteBody().toInputStream();
    try (LimitedBody body = new LimitedBody(sent, encoding, endpoint.maxBodyBytes())) {
      HttpReply reply =
          endpoint.answer(
              new HttpCall(
                  request.getMethodName(),
                  target.rawPath(),
                  target.rawQuery(),
                  headers(request.getHeaders()),
                  body));
      if (reply.status() == HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode()) {
        body.discardRest();
      }
      return replies.toResponse(reply);
    }
  }

  private static Map<String, List<String>> headers(HttpHeaders sent) {
    Map<String, List<String>> headers = new HashMap<>();
    // A name may come in several spellings, and all its values come with each.
    sent.names()
        .forEach(name -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), sent.getAll(name)));
    return headers;
  }
}
