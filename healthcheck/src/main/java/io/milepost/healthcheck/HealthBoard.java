package io.milepost.healthcheck;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.HealthView;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what every health check says, and publishes it to those who answer by one volatile write. A
 * change costs what it changes: the check, and the calculated checks that count it.
 *
 * <p>What a check is made to say outranks what it finds. Safe for use by many threads.
 */
public final class HealthBoard implements ChangeFollower, HealthView {
  private final HealthSlots slots = new HealthSlots();
  private volatile HealthSnapshot published = HealthSnapshot.ALL_HEALTHY;

  /** Guarded by this. */
  private final Map<HealthCheckId, Entry> entries = new HashMap<>();

  /** The calculated checks that count a check; guarded by this. */
  private final Map<HealthCheckId, Set<HealthCheckId>> parents = new HashMap<>();

  /** What is not durable yet; guarded by this. */
  private final List<Effect> staged = new ArrayList<>();

  private record Entry(HealthCheck check, Optional<HealthStatus> forced) {}

  /** Adds a check that the store has; before any change is followed. */
  public synchronized void load(HealthCheck check, Optional<HealthStatus> forced) {
    put(check, forced);
    publishWithParents(check.id());
  }

  @Override
  public synchronized void stage(LogEntry entry) {
    for (Effect effect : entry.effects()) {
      if (effect instanceof Effect.HealthCheckChanged
          || effect instanceof Effect.HealthForced
          || effect instanceof Effect.ContentsCleared) {
        staged.add(effect);
      }
    }
  }

  /** Publishes at once: health is not delayed, also where changes of zones are that came before. */
  @Override
  public synchronized Runnable keep() {
    for (Effect effect : staged) {
      follow(effect);
    }
    staged.clear();
    return () -> {};
  }

  @Override
  public synchronized void discard() {
    staged.clear();
  }

  private void follow(Effect effect) {
    switch (effect) {
      case Effect.HealthCheckChanged changed -> {
        Entry before = remove(changed.id());
        if (changed.after().isPresent()) {
          put(changed.after().get(), before == null ? Optional.empty() : before.forced);
        }
        publishWithParents(changed.id());
      }
      case Effect.HealthForced forced -> {
        entries.computeIfPresent(
            forced.id(), (id, entry) -> new Entry(entry.check, forced.after()));
        publishWithParents(forced.id());
      }
      case Effect.ContentsCleared _ -> {
        entries.clear();
        parents.clear();
        published = HealthSnapshot.ALL_HEALTHY;
      }
      case Effect.OfZone _, Effect.CidrLocationChanged _ -> {
        // No health check has to do with these.
      }
    }
  }

  private void put(HealthCheck check, Optional<HealthStatus> forced) {
    entries.put(check.id(), new Entry(check, forced));
    for (HealthCheckId child : children(check)) {
      parents.computeIfAbsent(child, first -> new HashSet<>()).add(check.id());
    }
  }

  private @Nullable Entry remove(HealthCheckId id) {
    Entry removed = entries.remove(id);
    if (removed != null) {
      for (HealthCheckId child : children(removed.check)) {
        Set<HealthCheckId> counting = parents.getOrDefault(child, new HashSet<>());
        counting.remove(id);
        if (counting.isEmpty()) {
          parents.remove(child);
        }
      }
    }
    return removed;
  }

  private static List<HealthCheckId> children(HealthCheck check) {
    return check.config() instanceof HealthCheckConfig.Calculated calculated
        ? calculated.children()
        : List.of();
  }

  /** Publishes what a check says now, and those that count it; calculated checks count no such. */
  private void publishWithParents(HealthCheckId id) {
    HealthSnapshot next = published;
    next = next.with(slots.slotOf(id), says(id).orElse(true));
    for (HealthCheckId parent : parents.getOrDefault(id, Set.of())) {
      next = next.with(slots.slotOf(parent), says(parent).orElse(true));
    }
    published = next;
  }

  /** Whether a check is healthy; empty if there is no such check. */
  private Optional<Boolean> says(HealthCheckId id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        entry
            .forced
            .map(status -> status == HealthStatus.HEALTHY)
            .orElseGet(() -> Verdict.isHealthy(entry.check.config(), this::says)));
  }

  @Override
  public HealthSnapshot now() {
    return published;
  }

  @Override
  public HealthSlots slots() {
    return slots;
  }
}
