package io.milepost.model.operation;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Map;

/**
 * Keeps what the checkers of endpoints have found, so that a node that starts again goes on from
 * there. Checks that are gone are passed over.
 */
public record RecordMeasuredHealth(Map<HealthCheckId, MeasuredHealth> measured)
    implements StoreChange<Boolean> {
  public RecordMeasuredHealth {
    measured = Map.copyOf(measured);
  }

  @Override
  public Boolean applyTo(StoreTransaction transaction) {
    measured.forEach(transaction::recordMeasuredHealth);
    return true;
  }
}
