package io.milepost.api.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request, let in.
 *
 * @param rawPath as it was sent, with its escapes
 * @param rawQuery as it was sent, without the question mark; empty if there was none
 * @param headers all values of each header, in the order in which they came, by its name in lower
 *     case
 * @param body decoded from its content encoding; reading it may block, and fails with a {@link
 *     io.milepost.model.error.Route53Exception} if it is too large
 */
public record HttpCall(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    LimitedBody body) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** A request without headers. */
  public HttpCall(String method, String rawPath, String rawQuery, InputStream body) {
    this(method, rawPath, rawQuery, Map.of(), new LimitedBody(body, "", Integer.MAX_VALUE));
  }

  /**
   * All values of a header; none if it was not sent.
   *
   * @param lowerCaseName the header's name in lower case
   */
  public List<String> headers(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of());
  }
}
