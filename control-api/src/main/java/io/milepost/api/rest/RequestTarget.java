package io.milepost.api.rest;

import io.milepost.model.error.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request target, decoded. Empty segments of the path are left out, so that a trailing slash and
 * a doubled one mean nothing.
 *
 * @param query the first value of each parameter
 */
public record RequestTarget(List<String> segments, Map<String, String> query) {
  public RequestTarget {
    segments = List.copyOf(segments);
    query = Map.copyOf(query);
  }

  /**
   * Decodes a target.
   *
   * @param rawPath as it was sent, with its escapes
   * @param rawQuery as it was sent, without the question mark; empty if there was none
   * @throws InvalidInput if an escape is broken
   */
  public static RequestTarget parse(String rawPath, String rawQuery) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/", -1)) {
      if (!segment.isEmpty()) {
        // In a path a plus sign is itself (RFC 3986 section 3.3).
        segments.add(decode(segment.replace("+", "%2B")));
      }
    }
    Map<String, String> query = new HashMap<>();
    for (String parameter : rawQuery.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!name.isEmpty()) {
        query.putIfAbsent(decode(name), equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return new RequestTarget(segments, query);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("The request target has a broken escape: '" + text + "'");
    }
  }
}
