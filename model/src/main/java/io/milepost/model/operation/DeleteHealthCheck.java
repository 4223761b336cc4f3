package io.milepost.model.operation;

import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;

/**
 * Removes a health check, with its tags and its forced status; record sets and calculated checks
 * may go on naming it.
 *
 * @see "Route 53 API Reference: DeleteHealthCheck"
 */
public record DeleteHealthCheck(HealthCheckId id) implements StoreChange<HealthCheck> {
  /**
   * @return the check as it was
   * @throws NoSuchHealthCheck if there is no such check
   */
  @Override
  public HealthCheck applyTo(StoreTransaction transaction) {
    HealthCheck check =
        transaction.healthCheck(id).orElseThrow(() -> new NoSuchHealthCheck(id.value()));
    transaction.deleteHealthCheck(id);
    return check;
  }
}
