package io.milepost.api.auth;

import io.milepost.api.http.HttpCall;
import io.milepost.api.http.LimitedBody;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request as a client sends it, to be changed one thing at a time. */
record SentRequest(
    String method, String path, String query, Map<String, List<String>> headers, String body) {
  private static final int LIMIT = 1 << 20;

  SentRequest {
    headers = Map.copyOf(headers);
  }

  SentRequest method(String other) {
    return new SentRequest(other, path, query, headers, body);
  }

  SentRequest path(String other) {
    return new SentRequest(method, other, query, headers, body);
  }

  SentRequest query(String other) {
    return new SentRequest(method, path, other, headers, body);
  }

  SentRequest body(String other) {
    return new SentRequest(method, path, query, headers, other);
  }

  /** The same with a header's values replaced; none to remove it. */
  SentRequest header(String name, String... values) {
    Map<String, List<String>> changed = new HashMap<>(headers);
    if (values.length == 0) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(values));
    }
    return new SentRequest(method, path, query, changed, body);
  }

  /** The same with a part of the Authorization header replaced. */
  SentRequest authorization(String part, String replacement) {
    String header = headers.getOrDefault("authorization", List.of("")).getFirst();
    return header("authorization", header.replaceFirst(part, replacement));
  }

  HttpCall call() {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    return new HttpCall(
        method, path, query, headers, new LimitedBody(new ByteArrayInputStream(octets), "", LIMIT));
  }
}
