package io.milepost.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;

/** Replies as Micronaut sends them. */
final class Replies {
  private Replies() {}

  static MutableHttpResponse<byte[]> toResponse(HttpReply reply) {
    HttpStatus status = HttpStatus.valueOf(reply.status());
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(status)
            .contentType(reply.contentType())
            .body(reply.body().getBytes(StandardCharsets.UTF_8));
    reply.headers().forEach(response::header);
    return response;
  }

  static MutableHttpResponse<byte[]> notReady() {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
  }
}
