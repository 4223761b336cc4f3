package io.milepost.api.shape;

/**
 * What a member of a shape must obey.
 *
 * @param required whether it may not be left out
 */
public record Constraint(ValueType type, boolean required) {
  /** Allows all. */
  public static final Constraint NONE = new Constraint(ValueType.ANY, false);
}
