package io.milepost.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes of replies what Micronaut sends. */
final class Replies {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final InstantSource clock;

  Replies(InstantSource clock) {
    this.clock = clock;
  }

  MutableHttpResponse<byte[]> toResponse(HttpReply reply) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(reply.status()))
            .contentType(reply.contentType())
            .header(HttpHeaders.DATE, HTTP_DATE.format(clock.instant()))
            .body(reply.body().getBytes(StandardCharsets.UTF_8));
    reply.headers().forEach(response::header);
    if (reply.status() == HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode()) {
      // The rest of the request is not waited for.
      response.header(HttpHeaders.CONNECTION, "close");
    }
    return response;
  }

  /** The answer before it is known which port was reached. */
  MutableHttpResponse<byte[]> notReady() {
    return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
  }
}
