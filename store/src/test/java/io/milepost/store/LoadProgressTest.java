package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.zone.HostedZone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that takes long tells how far it is. */
class LoadProgressTest {
  private static final int SETS = 10_000;

  @TempDir Path dir;

  @Test
  void contents_tellProgressOnceASecondAndAtTheEnd() throws Exception {
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      HostedZone zone = TestStores.createZone(store, "example.com");
      ResourceRecordSet apex =
          store.read(reader -> reader.recordSetsAt(zone.id(), zone.name())).getLast();
      store.apply(transaction -> {
        for (int i = 2; i < SETS; i++) {
          transaction.putRecordSet(zone.reference(), below(apex, "n" + i));
        }
        return true;
      });
    }
    assertThat(progress(Duration.ofMillis(999))).containsExactly("8192 of 10000", "10000 of 10000");
    assertThat(progress(Duration.ofSeconds(1)))
        .containsExactly("4096 of 10000", "8192 of 10000", "10000 of 10000");
    assertThat(progress(Duration.ZERO)).isEmpty();
  }

  private static ResourceRecordSet below(ResourceRecordSet set, String label) {
    return new ResourceRecordSet(
        DnsName.of(label + "." + set.name()),
        set.type(),
        set.routing(),
        set.data(),
        set.healthCheckId());
  }

  /** What is told if that much time goes by between two looks at the clock. */
  private List<String> progress(Duration step) throws StoreUnavailableException {
    List<String> told = new ArrayList<>();
    AtomicLong looks = new AtomicLong();
    InstantSource clock = () -> TestStores.NOW.plus(step.multipliedBy(looks.getAndIncrement()));
    SqliteStore.Options options =
        new SqliteStore.Options(
            dir,
            false,
            clock,
            new SplittableRandom(1),
            (loaded, total) -> told.add(loaded + " of " + total));
    try (SqliteStore store = SqliteStore.open(options)) {
      new PublishedZones().load(store);
    }
    return told;
  }
}
