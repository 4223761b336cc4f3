package io.milepost.api.admin;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A call of an {@link AdminRoute}.
 *
 * @param parameters of the path, by the names in its braces
 * @param query the first value of each parameter of the query
 * @param accept the values of the header of that name
 * @param body as {@link io.milepost.api.http.HttpCall} has it
 */
record AdminCall(
    Map<String, String> parameters,
    Map<String, String> query,
    List<String> accept,
    InputStream body) {
  AdminCall {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
    accept = List.copyOf(accept);
  }

  /** Whether the caller asks for text, and not for JSON. */
  boolean wantsText() {
    String wanted = String.join(",", accept);
    return wanted.contains("text/plain") && !wanted.contains("json");
  }

  /** A parameter that the route's path has. */
  String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }
}
