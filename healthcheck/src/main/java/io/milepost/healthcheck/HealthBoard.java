package io.milepost.healthcheck;

import io.milepost.healthcheck.decide.EndpointHealth;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.ObservationSink;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.HealthView;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.Effect;
import io.milepost.model.store.HealthVisitor;
import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what every health check says, and publishes it to those who answer by one volatile write. A
 * change costs what it changes: the check, and the calculated checks that count it.
 *
 * <p>It follows the change log, and takes what checkers observe. What a check is made to say
 * outranks what it finds. Safe for use by many threads; nothing waits here but for a few
 * instructions of others.
 */
public final class HealthBoard
    implements ChangeFollower, HealthVisitor, HealthView, ObservationSink {
  private final HealthSlots slots = new HealthSlots();
  private final HealthListener listener;
  private final Instant startedAt;
  private volatile HealthSnapshot published = HealthSnapshot.ALL_HEALTHY;

  /** Guarded by this. */
  private final HealthTable table = new HealthTable();

  /** What is to be published; guarded by this. */
  private HealthSnapshot next = HealthSnapshot.ALL_HEALTHY;

  /** What is not durable yet; guarded by this. */
  private final List<Staged> staged = new ArrayList<>();

  private record Staged(Effect effect, Instant at) {}

  /**
   * A board without checks.
   *
   * @param startedAt since when checks say what they say, as far as is known
   */
  public HealthBoard(HealthListener listener, Instant startedAt) {
    this.listener = listener;
    this.startedAt = startedAt;
  }

  @Override
  public synchronized void alarm(AlarmId id, AlarmData data) {
    table.putAlarm(id, Optional.of(data));
  }

  @Override
  public synchronized void routingControl(String arn, RoutingControlState state) {
    table.putRoutingControl(arn, Optional.of(state));
  }

  /** Adds a check that the store has; before any change is followed. */
  @Override
  public synchronized void healthCheck(
      HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {
    boolean healthy = measured.map(known -> known.status().isHealthy()).orElse(true);
    Optional<EndpointHealth> endpoint =
        CheckEntry.probed(check).map(config -> EndpointHealth.begin(config, healthy));
    Instant since =
        endpoint.isPresent() && forced.isEmpty()
            ? measured.map(MeasuredHealth::since).orElse(startedAt)
            : startedAt;
    begin(CheckEntry.of(check, endpoint, since).forced(forced));
    look(table.parents(check.id()), startedAt);
    published = next;
  }

  @Override
  public synchronized void stage(LogEntry entry) {
    for (Effect effect : entry.effects()) {
      if (effect instanceof Effect.OfHealth || effect instanceof Effect.ContentsCleared) {
        staged.add(new Staged(effect, entry.committedAt()));
      }
    }
  }

  /** Publishes at once: health is not delayed, also where changes of zones are that came before. */
  @Override
  public synchronized Runnable keep() {
    staged.forEach(change -> follow(change.effect, change.at));
    staged.clear();
    published = next;
    return () -> {};
  }

  @Override
  public synchronized void discard() {
    staged.clear();
  }

  private void follow(Effect effect, Instant at) {
    switch (effect) {
      case Effect.HealthCheckChanged changed ->
          changed.after().ifPresentOrElse(check -> put(check, at), () -> remove(changed.id(), at));
      case Effect.HealthForced forced -> {
        CheckEntry entry = table.find(forced.id());
        if (entry != null) {
          table.replace(entry.forced(forced.after()));
          lookWithParents(forced.id(), at);
        }
      }
      case Effect.AlarmChanged changed -> {
        table.putAlarm(changed.id(), changed.after());
        for (HealthCheckId id :
            table.having(config ->
                config instanceof HealthCheckConfig.Alarm alarm
                    && alarm.id().equals(changed.id()))) {
          lookWithParents(id, at);
        }
      }
      case Effect.RoutingControlChanged changed -> {
        table.putRoutingControl(changed.arn(), changed.after());
        for (HealthCheckId id :
            table.having(config ->
                config instanceof HealthCheckConfig.RoutingControl control
                    && control.arn().equals(changed.arn()))) {
          lookWithParents(id, at);
        }
      }
      case Effect.ContentsCleared _ -> {
        table.clear();
        next = HealthSnapshot.ALL_HEALTHY;
      }
      case Effect.OfZone _, Effect.CidrLocationChanged _ -> {
        // No health check has to do with these.
      }
    }
  }

  private void put(HealthCheck check, Instant at) {
    CheckEntry before = table.find(check.id());
    if (before == null) {
      begin(
          CheckEntry.of(
              check,
              CheckEntry.probed(check).map(config -> EndpointHealth.begin(config, true)),
              at));
      look(table.parents(check.id()), at);
    } else {
      CheckEntry after = before.updatedTo(check);
      table.put(after);
      tellMeasured(before, after, at);
      lookWithParents(check.id(), at);
    }
  }

  /** What a check says at first is no transition. */
  private void begin(CheckEntry entry) {
    table.put(entry);
    HealthStatus first = table.says(entry);
    table.replace(entry.saying(first, entry.since()));
    next = next.with(slots.slotOf(entry.check().id()), first.isHealthy());
  }

  private void remove(HealthCheckId id, Instant at) {
    table.remove(id);
    next = next.with(slots.slotOf(id), true);
    look(table.parents(id), at);
  }

  @Override
  public synchronized void observed(
      HealthCheckId id, HealthCheckConfig.Endpoint config, Observation observation) {
    CheckEntry before = table.find(id);
    if (before == null || before.endpoint().isEmpty() || !before.check().config().equals(config)) {
      // Of what was there before an update: it says nothing of what is there now.
      return;
    }
    CheckEntry after =
        before.found(before.endpoint().get().after(observation, config.failureThreshold()));
    table.replace(after);
    Instant at = observation.checkedAt().truncatedTo(ChronoUnit.MILLIS);
    if (tellMeasured(before, after, at)) {
      lookWithParents(id, at);
      published = next;
    }
  }

  private boolean tellMeasured(CheckEntry before, CheckEntry after, Instant at) {
    if (before.measured() == after.measured()) {
      return false;
    }
    listener.measured(after.check().id(), new MeasuredHealth(after.measured(), at));
    return true;
  }

  private void lookWithParents(HealthCheckId id, Instant at) {
    look(List.of(id), at);
    look(table.parents(id), at);
  }

  /** Looks what checks say now, and tells what has changed. */
  private void look(Iterable<HealthCheckId> ids, Instant at) {
    for (HealthCheckId id : ids) {
      CheckEntry entry = table.find(id);
      HealthStatus status = entry == null ? HealthStatus.HEALTHY : table.says(entry);
      next = next.with(slots.slotOf(id), status.isHealthy());
      if (entry != null && status != entry.says()) {
        table.replace(entry.saying(status, at));
        listener.changed(new HealthTransition(id, status, at, table.reason(entry)));
      }
    }
  }

  /** All checks as they stand, in the order of their creation; each at its own moment. */
  public List<HealthReport> reports() {
    List<HealthCheck> checks;
    synchronized (this) {
      checks = table.all().stream().map(CheckEntry::check).toList();
    }
    return checks.stream()
        .sorted(Comparator.comparingLong(HealthCheck::number))
        .flatMap(check -> report(check.id()).stream())
        .toList();
  }

  /** A check as it stands; empty if there is no such check. */
  public synchronized Optional<HealthReport> report(HealthCheckId id) {
    return Optional.ofNullable(table.find(id))
        .map(entry ->
            new HealthReport(
                entry.check(),
                entry.says(),
                entry.since(),
                entry.forced(),
                table.reason(entry),
                entry.endpoint().map(EndpointHealth::checkers).orElse(List.of())));
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
