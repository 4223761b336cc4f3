package io.milepost.healthcheck;

import io.milepost.healthcheck.probe.Probing;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets those checks be probed that should be: follows the change log, and tells what probes of
 * every check that comes, changes or goes. It stands behind the {@link HealthBoard}, so that this
 * knows of a check before anything is observed of it.
 *
 * <p>Owned by the thread that writes the store.
 */
public final class ProbedChecks implements ChangeFollower {
  private final Probing probing;
  private final Set<HealthCheckId> probed = new HashSet<>();
  private final List<Effect> staged = new ArrayList<>();

  public ProbedChecks(Probing probing) {
    this.probing = probing;
  }

  /** Starts with the checks that are there; before any change is followed. */
  public void start(List<HealthReport> checks) {
    checks.forEach(report -> put(report.check()));
  }

  @Override
  public void stage(LogEntry entry) {
    for (Effect effect : entry.effects()) {
      if (effect instanceof Effect.HealthCheckChanged || effect instanceof Effect.ContentsCleared) {
        staged.add(effect);
      }
    }
  }

  /** At once, as the {@link HealthBoard} does. */
  @Override
  public Runnable keep() {
    for (Effect effect : staged) {
      if (effect instanceof Effect.HealthCheckChanged changed) {
        follow(changed.id(), changed.before(), changed.after());
      } else {
        probed.forEach(probing::remove);
        probed.clear();
      }
    }
    staged.clear();
    return () -> {};
  }

  private void follow(HealthCheckId id, Optional<HealthCheck> before, Optional<HealthCheck> after) {
    boolean same =
        before.isPresent()
            && after.isPresent()
            && before.get().config().equals(after.get().config());
    if (!same) {
      after.ifPresentOrElse(this::put, () -> remove(id));
    }
  }

  private void put(HealthCheck check) {
    if (check.config() instanceof HealthCheckConfig.Endpoint endpoint && !endpoint.disabled()) {
      probed.add(check.id());
      probing.put(check.id(), endpoint);
    } else {
      remove(check.id());
    }
  }

  private void remove(HealthCheckId id) {
    if (probed.remove(id)) {
      probing.remove(id);
    }
  }

  @Override
  public void discard() {
    staged.clear();
  }
}
