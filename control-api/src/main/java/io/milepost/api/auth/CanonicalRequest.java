package io.milepost.api.auth;

import io.milepost.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request in the one form over which a signature is made.
 *
 * @see "IAM User Guide: Create a signed AWS API request, canonical request"
 */
final class CanonicalRequest {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String SIGNATURE = "X-Amz-Signature";

  private CanonicalRequest() {}

  /**
   * The canonical request.
   *
   * @param signedHeaders in lower case
   * @param payloadHash SHA-256 of the body as it was sent, in hexadecimal
   */
  static String of(HttpCall call, SortedSet<String> signedHeaders, String payloadHash) {
    StringBuilder text = new StringBuilder();
    text.append(call.method()).append('\n');
    text.append(path(call.rawPath())).append('\n');
    text.append(query(call.rawQuery())).append('\n');
    for (String name : signedHeaders) {
      text.append(name).append(':').append(value(call.headers(name))).append('\n');
    }
    text.append('\n').append(String.join(";", signedHeaders)).append('\n');
    return text.append(payloadHash).toString();
  }

  /**
   * The path as it was sent, encoded once more: all services but S3 have it twice encoded. Dot
   * segments (RFC 3986 section 5.2.4) and empty ones are taken out before.
   */
  static String path(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/", -1)) {
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    String end = rawPath.endsWith("/") && !segments.isEmpty() ? "/" : "";
    String normalized = "/" + String.join("/", segments) + end;
    return PercentCoding.encode(normalized.getBytes(StandardCharsets.ISO_8859_1), "/");
  }

  /** All parameters but the signature itself, decoded, encoded in one way, and sorted. */
  static String query(String rawQuery) {
    return QueryParameter.parse(rawQuery).stream()
        .filter(parameter -> !parameter.name().equals(SIGNATURE))
        .sorted()
        .map(QueryParameter::toString)
        .collect(Collectors.joining("&"));
  }

  /** The values of a header, each without blanks around it and with single ones inside. */
  static String value(List<String> values) {
    return values.stream()
        .map(value -> BLANKS.matcher(value.strip()).replaceAll(" "))
        .collect(Collectors.joining(","));
  }
}
