package io.milepost.model.operation;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import java.util.Optional;

/**
 * One change of a batch as it was asked for: well-formed, not yet judged.
 *
 * @param name the record name as it was written
 */
public record RequestedChange(
    Action action,
    String name,
    RecordType type,
    RoutingPolicy routing,
    RequestedData data,
    Optional<HealthCheckId> healthCheckId) {

  /** What is to be done with the record set. */
  public enum Action {
    CREATE,
    DELETE,
    UPSERT;

    /** Whether the set is there when this is done. */
    boolean writes() {
      return this != DELETE;
    }
  }
}
