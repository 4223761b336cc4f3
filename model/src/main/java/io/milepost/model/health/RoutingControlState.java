package io.milepost.model.health;

/**
 * The state of a routing control.
 *
 * @see "Route 53 Application Recovery Controller API Reference: UpdateRoutingControlState"
 */
public enum RoutingControlState {
  ON,
  OFF
}
