package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path of the admin API, and what answers them.
 *
 * @param path its segments; a parameter stands in braces, and with a star behind its name it is all
 *     that follows, one segment or more
 */
record AdminRoute(String method, List<String> path, Answer answer) {
  /** What answers a call; throws an {@link AdminRefusal} to refuse it. */
  @FunctionalInterface
  interface Answer {
    HttpReply to(AdminCall call);
  }

  AdminRoute {
    path = List.copyOf(path);
  }

  /**
   * A route below {@code /_milepost/}.
   *
   * @param path such as {@code healthchecks/{id}/status}
   */
  static AdminRoute of(String method, String path, Answer answer) {
    return new AdminRoute(method, Arrays.asList(("_milepost/" + path).split("/", -1)), answer);
  }

  /** The parameters of a path; empty if it is another. */
  Optional<Map<String, String>> match(List<String> segments) {
    boolean open = path.getLast().endsWith("*}");
    if (open ? segments.size() < path.size() : segments.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String part = path.get(i);
      if (part.endsWith("*}")) {
        parameters.put(
            part.substring(1, part.length() - 2),
            String.join("/", segments.subList(i, segments.size())));
      } else if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
