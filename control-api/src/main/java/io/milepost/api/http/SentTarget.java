package io.milepost.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.AbstractNettyHttpRequest;

/**
 * A request target as it was sent, parted into path and query. Whatever stands in them is left to
 * who reads them: {@link java.net.URI} would refuse a backslash, and take the first segment after a
 * doubled slash for a host.
 *
 * @param rawPath without scheme and host, if there were any
 * @param rawQuery without the question mark; empty if there was none
 */
record SentTarget(String rawPath, String rawQuery) {
  static SentTarget of(HttpRequest<?> request) {
    return parse(((AbstractNettyHttpRequest<?>) request).toStreamHttpRequest().uri());
  }

  static SentTarget parse(String target) {
    String relative = target.startsWith("/") ? target : withoutAuthority(target);
    int question = relative.indexOf('?');
    return question < 0
        ? new SentTarget(relative, "")
        : new SentTarget(relative.substring(0, question), relative.substring(question + 1));
  }

  /** What follows the host in an {@code absolute-form} (RFC 9112 section 3.2.2). */
  private static String withoutAuthority(String target) {
    int scheme = target.indexOf("://");
    if (scheme < 0) {
      return target;
    }
    int authority = scheme + "://".length();
    for (int i = authority; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/' || c == '?') {
        return target.substring(i);
      }
    }
    return "/";
  }
}
