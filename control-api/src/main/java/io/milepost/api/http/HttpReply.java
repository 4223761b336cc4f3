package io.milepost.api.http;

import java.util.Map;

/**
 * What answers an HTTP request.
 *
 * @param headers besides the content type
 */
public record HttpReply(int status, String contentType, Map<String, String> headers, String body) {
  public HttpReply {
    headers = Map.copyOf(headers);
  }
}
