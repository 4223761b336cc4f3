package io.milepost.model.operation;

import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/**
 * Makes a health check say something whatever it finds, or lets it say again what it finds. Route
 * 53 has no such operation; it is one of Milepost's own.
 *
 * @param status empty to let it say what it finds
 */
public record ForceHealth(HealthCheckId id, Optional<HealthStatus> status)
    implements StoreChange<Optional<HealthStatus>> {
  /**
   * @return what the check was made to say before
   * @throws NoSuchHealthCheck if there is no such check
   */
  @Override
  public Optional<HealthStatus> applyTo(StoreTransaction transaction) {
    if (!transaction.isHealthCheck(id)) {
      throw new NoSuchHealthCheck(id.value());
    }
    Optional<HealthStatus> before = transaction.forcedHealth(id);
    if (!before.equals(status)) {
      transaction.forceHealth(id, status);
    }
    return before;
  }
}
