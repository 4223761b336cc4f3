package io.milepost.server.launch;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ZoneSigningKeyRoll.Step;
import io.milepost.model.operation.RestartKeyWaits;
import io.milepost.model.operation.RollZoneSigningKey;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of the rollovers of zone-signing keys when they are due, as long as it runs. If
 * the clock was set ahead, what is waited for is waited for anew: caches don't follow our clock.
 */
final class KeyRolls {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRolls.class);

  /** How often it is looked for steps at most and at least, whatever the time scale. */
  private static final Duration SHORTEST = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** By how much more than the time that has passed the clock may go ahead between two looks. */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  /** Looks in the time that a key is published before it signs. */
  private static final int LOOKS = 10;

  private final Store store;
  private final KeyMaker maker;
  private final RollTiming timing;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final BackgroundTasks tasks;
  private final Duration interval;

  /** Guarded by this, as what follows. */
  private Instant lastLook;

  private long lastNanos;

  KeyRolls(
      Store store,
      KeyMaker maker,
      RollTiming timing,
      InstantSource clock,
      LongSupplier nanoTime,
      BackgroundTasks tasks) {
    this.store = store;
    this.maker = maker;
    this.timing = timing;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.tasks = tasks;
    this.lastLook = clock.instant();
    this.lastNanos = nanoTime.getAsLong();
    Duration wanted = timing.published().dividedBy(LOOKS);
    Duration atLeast = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
    this.interval = atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  void start() {
    tasks.run(interval, this::lookAgain);
  }

  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The rollover of zone-signing keys failed; it is tried again.", e);
    } finally {
      tasks.run(interval, this::lookAgain);
    }
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Publish _ -> "the next zone-signing key is published";
      case Step.Change _ -> "the zone-signing keys came into other states";
    };
  }

  /** Looks once; calls come one after the other. */
  synchronized void look() {
    Instant now = clock.instant();
    long nanos = nanoTime.getAsLong();
    Duration ahead = Duration.between(lastLook, now).minusNanos(nanos - lastNanos);
    lastLook = now;
    lastNanos = nanos;
    if (ahead.compareTo(AHEAD) > 0) {
      LOG.warn("The clock was set ahead by {} s: key rollovers wait anew.", ahead.toSeconds());
      restartWaits(now);
    }
    takeStepsThatAreDue(now);
  }

  private void restartWaits(Instant now) {
    Instant later = now.plus(timing.signs()).plus(timing.published()).plus(timing.retired());
    List<HostedZoneId> all = store.read(reader -> reader.zonesToRoll(later, timing));
    all.forEach(zone -> store.apply(new RestartKeyWaits(zone)));
  }

  private void takeStepsThatAreDue(Instant now) {
    List<HostedZoneId> zones =
        store.read(reader ->
            reader.zonesToRoll(now, timing).stream()
                .filter(
                    zone -> RollZoneSigningKey.due(zone, reader, maker, timing, now).isPresent())
                .toList());
    for (HostedZoneId zone : zones) {
      store
          .apply(new RollZoneSigningKey(zone, maker, timing))
          .ifPresent(step -> LOG.info("Zone {}: {}.", zone, words(step)));
    }
  }
}
