package io.milepost.api.admin;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/**
 * A call of an {@link AdminRoute}.
 *
 * @param parameters of the path, by the names in its braces
 * @param query the first value of each parameter of the query
 * @param body as {@link io.milepost.api.http.HttpCall} has it
 */
record AdminCall(Map<String, String> parameters, Map<String, String> query, InputStream body) {
  AdminCall {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
  }

  /** A parameter that the route's path has. */
  String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }
}
