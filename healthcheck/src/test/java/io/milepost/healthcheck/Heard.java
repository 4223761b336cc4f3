package io.milepost.healthcheck;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.MeasuredHealth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what it hears. */
final class Heard implements HealthListener {
  final List<HealthTransition> transitions = new ArrayList<>();
  final Map<HealthCheckId, MeasuredHealth> measured = new HashMap<>();

  @Override
  public void changed(HealthTransition transition) {
    transitions.add(transition);
  }

  @Override
  public void measured(HealthCheckId id, MeasuredHealth health) {
    measured.put(id, health);
  }
}
