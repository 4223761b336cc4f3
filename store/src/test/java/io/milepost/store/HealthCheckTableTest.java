package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.StoreReader;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of health checks. */
class HealthCheckTableTest {
  private final RecordingFollower follower = new RecordingFollower();
  private final RandomHealthChecks draw = new RandomHealthChecks(new SplittableRandom(6));

  @TempDir Path dir;

  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = TestStores.open(dir, follower);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    open();
  }

  private void inspect(Consumer<StoreReader> check) {
    store.read(reader -> {
      check.accept(reader);
      return true;
    });
  }

  private HealthCheck insert(String id) {
    return store.apply(transaction -> {
      HealthCheck check =
          new HealthCheck(
              new HealthCheckId(id),
              transaction.nextHealthCheckNumber(),
              "reference of " + id,
              draw.config(),
              1);
      transaction.insertHealthCheck(check);
      return check;
    });
  }

  private void update(HealthCheck check) {
    store.apply(transaction -> {
      transaction.updateHealthCheck(check);
      return true;
    });
  }

  private void force(HealthCheckId id, Optional<HealthStatus> status) {
    store.apply(transaction -> {
      transaction.forceHealth(id, status);
      return true;
    });
  }

  private void delete(HealthCheckId id) {
    store.apply(transaction -> {
      transaction.deleteHealthCheck(id);
      return true;
    });
  }

  private static Map<HealthCheck, Optional<HealthStatus>> contents(SqliteStore store) {
    Map<HealthCheck, Optional<HealthStatus>> seen =
        new TreeMap<>((a, b) -> Long.compare(a.number(), b.number()));
    store.contents(
        new ContentsVisitor() {
          @Override
          public void healthCheck(
              HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {
            seen.put(check, forced);
          }

          @Override
          public void hostedZone(ZoneReference zone) {
            throw new AssertionError(zone);
          }

          @Override
          public void vpcAssociation(Vpc vpc) {
            throw new AssertionError(vpc);
          }

          @Override
          public void recordSet(PreparedSet set) {
            throw new AssertionError(set);
          }
        });
    return seen;
  }

  @Test
  void checks_areKeptInTheOrderOfTheirCreation() throws Exception {
    HealthCheck first = insert("b");
    HealthCheck second = insert("a");
    HealthCheck third = insert("c");
    delete(third.id());
    HealthCheck fourth = insert("d");
    reopen();
    inspect(
        reader -> assertThat(reader.healthChecks(0, 10)).containsExactly(first, second, fourth));
    inspect(reader -> assertThat(reader.healthChecks(second.number(), 1)).containsExactly(second));
    inspect(reader -> assertThat(reader.healthCheck(second.id())).contains(second));
    inspect(reader -> assertThat(reader.isHealthCheck(second.id())).isTrue());
    inspect(reader -> assertThat(reader.healthCheck(third.id())).isEmpty());
    inspect(reader -> assertThat(reader.isHealthCheck(third.id())).isFalse());
    inspect(reader -> assertThat(reader.healthCheckCount()).isEqualTo(3));
    inspect(reader ->
        assertThat(reader.healthCheckNumber(third.id()))
            .isEqualTo(OptionalLong.of(third.number())));
    inspect(reader -> assertThat(reader.healthCheckNumber(new HealthCheckId("x"))).isEmpty());
    inspect(
        reader -> assertThat(reader.healthCheckOfReference("reference of c")).contains(third.id()));
    inspect(reader -> assertThat(reader.healthCheckOfReference("reference of x")).isEmpty());
    assertThat(fourth.number()).isGreaterThan(third.number());
  }

  @Test
  void update_andForcedStatus_surviveAReopening() throws Exception {
    HealthCheck made = insert("a");
    HealthCheck other = insert("b");
    HealthCheck updated = made.updatedTo(draw.config());
    update(updated);
    force(made.id(), Optional.of(HealthStatus.UNHEALTHY));
    reopen();
    inspect(reader -> assertThat(reader.healthCheck(made.id())).contains(updated));
    inspect(reader -> assertThat(reader.forcedHealth(made.id())).contains(HealthStatus.UNHEALTHY));
    inspect(reader -> assertThat(reader.forcedHealth(other.id())).isEmpty());
    assertThat(contents(store))
        .containsExactly(
            Map.entry(updated, Optional.of(HealthStatus.UNHEALTHY)),
            Map.entry(other, Optional.empty()));
    force(made.id(), Optional.empty());
    inspect(reader -> assertThat(reader.forcedHealth(made.id())).isEmpty());
  }

  @Test
  void delete_takesTagsAndForcedStatusAlong() {
    HealthCheck check = insert("a");
    TaggedResource resource = TaggedResource.of(check.id());
    force(check.id(), Optional.of(HealthStatus.HEALTHY));
    inspect(reader -> assertThat(reader.exists(resource)).isTrue());
    store.apply(transaction -> {
      transaction.putTags(resource, List.of(new Tag("k", "v")));
      return true;
    });
    delete(check.id());
    inspect(reader -> assertThat(reader.tags(resource)).isEmpty());
    inspect(reader -> assertThat(reader.exists(resource)).isFalse());
    inspect(reader -> assertThat(reader.forcedHealth(check.id())).isEmpty());
    assertThat(contents(store)).isEmpty();
  }

  @Test
  void effects_sayWhatWasAndWhatIs() {
    HealthCheck made = insert("a");
    HealthCheck updated = made.updatedTo(draw.config());
    update(updated);
    force(made.id(), Optional.of(HealthStatus.HEALTHY));
    force(made.id(), Optional.empty());
    delete(made.id());
    List<Effect> expected =
        List.of(
            new Effect.HealthCheckChanged(made.id(), Optional.empty(), Optional.of(made)),
            new Effect.HealthCheckChanged(made.id(), Optional.of(made), Optional.of(updated)),
            new Effect.HealthForced(made.id(), Optional.of(HealthStatus.HEALTHY)),
            new Effect.HealthForced(made.id(), Optional.empty()),
            new Effect.HealthCheckChanged(made.id(), Optional.of(updated), Optional.empty()));
    assertThat(effects(follower.published())).isEqualTo(expected);
    assertThat(effects(store.log(0, 100))).isEqualTo(expected);
  }

  private static List<Effect> effects(List<LogEntry> entries) {
    List<Effect> effects = new ArrayList<>();
    entries.forEach(entry -> effects.addAll(entry.effects()));
    return effects;
  }

  @Test
  void checkThatIsNotThere_isNoChange() {
    HealthCheckId id = new HealthCheckId("never");
    assertThatIllegalStateException().isThrownBy(() -> delete(id));
    assertThatIllegalStateException()
        .isThrownBy(() -> force(id, Optional.of(HealthStatus.HEALTHY)));
    assertThat(store.log(0, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void effects_ofAnyConfiguration_roundTrip(long seed) {
    RandomHealthChecks random = new RandomHealthChecks(new SplittableRandom(seed));
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      HealthCheckId id = new HealthCheckId("check-" + i);
      HealthCheck check = new HealthCheck(id, i, "ü\n" + i, random.config(), i + 1);
      effects.add(
          new Effect.HealthCheckChanged(
              id, Optional.of(check), Optional.of(check.updatedTo(random.config()))));
    }
    assertThat(EffectsBlob.read(EffectsBlob.write(effects))).isEqualTo(effects);
  }

  @Test
  void settings_ofAnotherVersion_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingsText.parse("COLOUR=red"));
  }
}
