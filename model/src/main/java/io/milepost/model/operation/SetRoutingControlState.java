package io.milepost.model.operation;

import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/**
 * Turns a routing control on or off. It stands for the Application Recovery Controller, which is
 * not here; it is one of Milepost's own.
 *
 * @param arn 1 to 255 characters
 * @param state empty to forget the control
 */
public record SetRoutingControlState(String arn, Optional<RoutingControlState> state)
    implements StoreChange<Optional<RoutingControlState>> {
  /**
   * @return its state until now
   */
  @Override
  public Optional<RoutingControlState> applyTo(StoreTransaction transaction) {
    Optional<RoutingControlState> before = transaction.routingControl(arn);
    if (!before.equals(state)) {
      transaction.putRoutingControl(arn, state);
    }
    return before;
  }
}
