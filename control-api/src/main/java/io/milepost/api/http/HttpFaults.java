package io.milepost.api.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Answers what Micronaut itself refuses, such as a malformed target, in the port's own protocol.
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class HttpFaults implements ErrorResponseProcessor<byte[]> {
  private final BoundPorts ports;
  private final Replies replies;

  HttpFaults(BoundPorts ports, Replies replies) {
    this.ports = ports;
    this.replies = replies;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    return ports
        .reachedBy(context.getRequest().getServerAddress())
        .map(port -> replies.toResponse(port.endpoint().refuse(base.code(), base.reason())))
        .orElseGet(replies::notReady);
  }
}
