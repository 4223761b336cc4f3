package io.milepost.api.rest;

import io.milepost.api.shape.IdPrefix;
import io.milepost.api.shape.OperationShape;
import io.milepost.api.shape.OperationTable;
import io.milepost.api.shape.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a method and a path mean. */
final class Router {
  /** An operation and what its path gave. */
  record Route(OperationShape operation, Map<String, String> parameters) {}

  private Router() {}

  /** The operation; empty if there is none. */
  static Optional<Route> route(String method, List<String> segments) {
    if (segments.isEmpty() || !segments.getFirst().equals(Shapes.VERSION)) {
      return Optional.empty();
    }
    List<String> path = segments.subList(1, segments.size());
    return route(method, path, false).or(() -> route(method, path, true));
  }

  private static Optional<Route> route(String method, List<String> path, boolean prefixedIds) {
    for (OperationShape operation : OperationTable.ALL) {
      if (operation.method().equals(method)) {
        Map<String, String> parameters = match(operation.path(), path, prefixedIds);
        if (parameters != null) {
          return Optional.of(new Route(operation, parameters));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The parameters of a path; null if it does not match.
   *
   * @param prefixedIds whether an id may be two segments, as in {@code /hostedzone/hostedzone/Z1}
   */
  private static @Nullable Map<String, String> match(
      List<String> template, List<String> path, boolean prefixedIds) {
    Map<String, String> parameters = new HashMap<>();
    int at = 0;
    for (String part : template) {
      boolean parameter = part.startsWith("{");
      if (parameter && prefixedIds && at < path.size() && IdPrefix.isCollection(path.get(at))) {
        at++;
      }
      if (at == path.size()) {
        return null;
      }
      String segment = path.get(at++);
      if (parameter) {
        parameters.put(part.substring(1, part.length() - 1), segment);
      } else if (!part.equals(segment)) {
        return null;
      }
    }
    return at == path.size() ? parameters : null;
  }
}
