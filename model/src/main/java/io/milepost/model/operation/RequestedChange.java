package io.milepost.model.operation;

import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import java.util.List;
import java.util.Optional;

/**
 * One change of a batch as it was asked for: well-formed, not yet judged.
 *
 * @param name the record name as it was written
 * @param ttlSeconds 0 to 2147483647
 * @param values 1 to 400 texts as they were written
 */
public record RequestedChange(
    Action action,
    String name,
    RecordType type,
    RoutingPolicy routing,
    long ttlSeconds,
    List<String> values,
    Optional<String> healthCheckId) {
  public RequestedChange {
    values = List.copyOf(values);
  }

  /** What is to be done with the record set. */
  public enum Action {
    CREATE,
    DELETE,
    UPSERT
  }
}
