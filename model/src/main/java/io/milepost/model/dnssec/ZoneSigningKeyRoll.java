package io.milepost.model.dnssec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pre-publish rollover of a zone's signing key (RFC 6781 section 4.1.1.1): the next key is
 * published, signs once every cache has it, and the one before goes once no cache has a signature
 * of it. One step is taken at a time.
 */
public final class ZoneSigningKeyRoll {
  private ZoneSigningKeyRoll() {}

  /** What is to be done next. */
  public sealed interface Step {
    /** A new key is made and published. */
    record Publish() implements Step {}

    /**
     * The keys come into other states, or go.
     *
     * @param keys all that are left
     */
    record Change(List<ZoneSigningKey> keys) implements Step {
      public Change {
        keys = List.copyOf(keys);
      }
    }
  }

  /**
   * The step that is due.
   *
   * @param keys of a zone that is signed, the oldest first
   * @return empty if all is to stay as it is for now
   */
  public static Optional<Step> next(List<ZoneSigningKey> keys, Instant now, RollTiming timing) {
    if (keys.stream().anyMatch(key -> key.since().isAfter(now))) {
      return Optional.of(new Step.Change(keys.stream().map(key -> notAfter(key, now)).toList()));
    }
    for (ZoneSigningKey key : keys) {
      boolean due = !key.since().plus(time(key.state(), timing)).isAfter(now);
      Optional<Step> step = due ? step(keys, key, now) : Optional.empty();
      if (step.isPresent()) {
        return step;
      }
    }
    return Optional.empty();
  }

  /**
   * The keys with all that is waited for waited for anew: nobody knows how long it was waited for,
   * since the clock was set.
   */
  public static List<ZoneSigningKey> waitingAnew(List<ZoneSigningKey> keys, Instant now) {
    return keys.stream()
        .map(key -> key.state() == ZoneSigningKeyState.ACTIVE ? key : key.at(key.state(), now))
        .toList();
  }

  /** The clock was set back: what was to be waited for is waited for anew. */
  private static ZoneSigningKey notAfter(ZoneSigningKey key, Instant now) {
    return key.since().isAfter(now) ? key.at(key.state(), now) : key;
  }

  private static Duration time(ZoneSigningKeyState state, RollTiming timing) {
    return switch (state) {
      case PUBLISHED -> timing.published();
      case ACTIVE -> timing.signs();
      case RETIRED -> timing.retired();
    };
  }

  private static Optional<Step> step(List<ZoneSigningKey> keys, ZoneSigningKey key, Instant now) {
    return switch (key.state()) {
      case PUBLISHED -> Optional.of(new Step.Change(activated(keys, key, now)));
      case ACTIVE -> keys.size() == 1 ? Optional.of(new Step.Publish()) : Optional.empty();
      case RETIRED ->
          Optional.of(new Step.Change(keys.stream().filter(other -> !other.equals(key)).toList()));
    };
  }

  private static List<ZoneSigningKey> activated(
      List<ZoneSigningKey> keys, ZoneSigningKey next, Instant now) {
    List<ZoneSigningKey> changed = new ArrayList<>();
    for (ZoneSigningKey key : keys) {
      if (key.equals(next)) {
        changed.add(key.at(ZoneSigningKeyState.ACTIVE, now));
      } else if (key.state() == ZoneSigningKeyState.ACTIVE) {
        changed.add(key.at(ZoneSigningKeyState.RETIRED, now));
      } else {
        changed.add(key);
      }
    }
    return changed;
  }
}
