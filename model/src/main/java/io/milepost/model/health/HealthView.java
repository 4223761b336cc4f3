package io.milepost.model.health;

/** The states of health checks as those who answer see them. */
public interface HealthView {
  /** The states now; one volatile read. */
  HealthSnapshot now();

  /** The numbers by which {@link #now()} has them. */
  HealthSlots slots();

  /** A view in which every check is healthy for ever. */
  static HealthView allHealthy() {
    HealthSlots slots = new HealthSlots();
    return new HealthView() {
      @Override
      public HealthSnapshot now() {
        return HealthSnapshot.ALL_HEALTHY;
      }

      @Override
      public HealthSlots slots() {
        return slots;
      }
    };
  }
}
