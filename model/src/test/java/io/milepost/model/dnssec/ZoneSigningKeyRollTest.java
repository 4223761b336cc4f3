package io.milepost.model.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.dnssec.ZoneSigningKeyRoll.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rolls over years, on a clock of the test, judged by what caches may hold: a validator with any
 * DNSKEY set and any signature that it could have must find the signature's key in the set.
 */
class ZoneSigningKeyRollTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final RollTiming TIMING = RollTiming.of(1, Duration.ZERO);
  private static final Duration DNSKEY_TTL = Duration.ofHours(1);
  private static final Duration LONGEST_TTL = Duration.ofDays(7);

  private final SplittableRandom random = new SplittableRandom(6781);
  private final Map<Dnskey, Instant> published = new HashMap<>();
  private final Map<Dnskey, Instant> signedUntil = new HashMap<>();
  private List<ZoneSigningKey> keys = new ArrayList<>();
  private int made;
  private int switches;

  private ZoneSigningKey key(ZoneSigningKeyState state, Instant since) {
    byte[] point = new byte[64];
    random.nextBytes(point);
    made++;
    KeyMaterial material = new KeyMaterial(Dnskey.of(KeyRole.ZSK, point), SealedKey.of(point));
    return new ZoneSigningKey(material, state, since);
  }

  private static Dnskey activeOf(List<ZoneSigningKey> keys) {
    return keys.stream()
        .filter(key -> key.state() == ZoneSigningKeyState.ACTIVE)
        .map(key -> key.material().dnskey())
        .reduce((one, other) -> {
          throw new AssertionError("two sign");
        })
        .orElseThrow();
  }

  private void take(Step step, Instant now) {
    Dnskey before = activeOf(keys);
    List<ZoneSigningKey> old = keys;
    keys =
        switch (step) {
          case Step.Change change -> change.keys();
          case Step.Publish _ -> {
            List<ZoneSigningKey> more = new ArrayList<>(keys);
            more.add(key(ZoneSigningKeyState.PUBLISHED, now));
            yield more;
          }
        };
    for (ZoneSigningKey key : keys) {
      published.putIfAbsent(key.material().dnskey(), now);
    }
    Dnskey after = activeOf(keys);
    if (!after.equals(before)) {
      switches++;
      signedUntil.put(before, now);
      assertThat(Duration.between(published.get(after), now))
          .as("every cache has the new key")
          .isGreaterThanOrEqualTo(DNSKEY_TTL);
    }
    for (ZoneSigningKey gone : old) {
      Dnskey dnskey = gone.material().dnskey();
      if (keys.stream().noneMatch(key -> key.material().dnskey().equals(dnskey))) {
        assertThat(Duration.between(signedUntil.get(dnskey), now))
            .as("no cache has a signature of the old key")
            .isGreaterThanOrEqualTo(LONGEST_TTL);
      }
    }
    assertThat(keys).hasSizeBetween(1, 3);
  }

  private Instant run(RandomGenerator pauses, Instant from, Instant until) {
    Instant now = from;
    while (now.isBefore(until)) {
      Optional<Step> step = ZoneSigningKeyRoll.next(keys, now, TIMING);
      if (step.isPresent()) {
        take(step.get(), now);
      } else {
        now = now.plusSeconds(pauses.nextInt(1, 20_000));
      }
    }
    return now;
  }

  private void begin() {
    keys = List.of(key(ZoneSigningKeyState.ACTIVE, START));
    published.put(activeOf(keys), START);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void years_ofRolls_leaveNoValidatorBehind(long seed) {
    begin();
    run(new SplittableRandom(seed), START, START.plus(Duration.ofDays(3650)));
    // Every 14 days and what a step is late.
    assertThat(switches).isBetween(200, 261);
    assertThat(made).isBetween(switches, switches + 2);
  }

  @Test
  void steps_areInOrder() {
    begin();
    Instant due = START.plus(Duration.ofDays(14));
    assertThat(ZoneSigningKeyRoll.next(keys, due.minusMillis(1), TIMING)).isEmpty();
    assertThat(ZoneSigningKeyRoll.next(keys, due, TIMING)).contains(new Step.Publish());
    take(new Step.Publish(), due);
    Instant known = due.plus(TIMING.published());
    assertThat(ZoneSigningKeyRoll.next(keys, known.minusMillis(1), TIMING)).isEmpty();
    take(ZoneSigningKeyRoll.next(keys, known, TIMING).orElseThrow(), known);
    assertThat(keys)
        .extracting(ZoneSigningKey::state)
        .containsExactly(ZoneSigningKeyState.RETIRED, ZoneSigningKeyState.ACTIVE);
    Instant gone = known.plus(TIMING.retired());
    assertThat(ZoneSigningKeyRoll.next(keys, gone.minusMillis(1), TIMING)).isEmpty();
    take(ZoneSigningKeyRoll.next(keys, gone, TIMING).orElseThrow(), gone);
    assertThat(keys).extracting(ZoneSigningKey::state).containsExactly(ZoneSigningKeyState.ACTIVE);
    assertThat(ZoneSigningKeyRoll.next(keys, gone, TIMING)).isEmpty();
  }

  @Test
  void clock_thatIsSetBack_waitsAnewAndIsNotStuck() {
    begin();
    run(new SplittableRandom(4), START, START.plus(Duration.ofDays(15)));
    int before = switches;
    Instant back = START.minus(Duration.ofDays(3650));
    take(ZoneSigningKeyRoll.next(keys, back, TIMING).orElseThrow(), back);
    assertThat(keys).allSatisfy(key -> assertThat(key.since()).isEqualTo(back));
    assertThat(ZoneSigningKeyRoll.next(keys, back, TIMING)).isEmpty();
    published.replaceAll((key, at) -> back);
    signedUntil.replaceAll((key, at) -> back);
    run(new SplittableRandom(5), back, back.plus(Duration.ofDays(60)));
    assertThat(switches).isGreaterThan(before);
  }

  @Test
  void clock_thatJumpsAhead_takesOneStepAtATime() {
    begin();
    Instant later = START.plus(Duration.ofDays(3650));
    take(ZoneSigningKeyRoll.next(keys, later, TIMING).orElseThrow(), later);
    assertThat(ZoneSigningKeyRoll.next(keys, later, TIMING)).isEmpty();
    run(new SplittableRandom(6), later, later.plus(Duration.ofDays(60)));
    assertThat(switches).isBetween(3, 5);
  }

  @Test
  void waits_thatBeginAnew_leaveTheActiveKey() {
    begin();
    Instant due = START.plus(Duration.ofDays(14));
    take(new Step.Publish(), due);
    Instant set = due.plus(Duration.ofDays(1));
    List<ZoneSigningKey> anew = ZoneSigningKeyRoll.waitingAnew(keys, set);
    assertThat(anew).extracting(ZoneSigningKey::since).containsExactly(START, set);
    assertThat(ZoneSigningKeyRoll.next(keys, set, TIMING)).isPresent();
    assertThat(ZoneSigningKeyRoll.next(anew, set, TIMING)).isEmpty();
  }

  @Test
  void scale_dividesAllButThePropagationDelay() {
    RollTiming timing = RollTiming.of(20_160, Duration.ofSeconds(2));
    assertThat(timing.signs()).isEqualTo(Duration.ofMinutes(1));
    assertThat(timing.retired()).isBetween(Duration.ofSeconds(32), Duration.ofSeconds(33));
    assertThat(timing.published()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }
}
