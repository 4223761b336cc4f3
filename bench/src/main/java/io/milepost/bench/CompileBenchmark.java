package io.milepost.bench;

import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compiling a change into a new directory; every change is applied to the same old one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
  private static final int DIFFERENT_CHANGES = 256;
  private static final int BATCH = 1000;

  /** What is changed. */
  public enum Change {
    /** One A set replaced. */
    RECORD(1),
    /** 1,000 A sets of names that are new. */
    BATCH(10),
    /** The NS set of the apex replaced. */
    APEX(1);

    private final int share;

    Change(int share) {
      this.share = share;
    }
  }

  /** How many names the zone has. */
  @Param({"10", "1000", "1000000"})
  int names;

  @Param Change change = Change.RECORD;

  private final List<LogEntry> entries = new ArrayList<>();
  private ZoneDirectory zones;
  private int next;

  @Setup
  public void setUp() {
    BenchZone zone = new BenchZone(names);
    zones = zone.directory();
    SplittableRandom random = new SplittableRandom(2);
    SkewedDraw draw = new SkewedDraw(random);
    for (int i = 0; i < DIFFERENT_CHANGES / change.share; i++) {
      entries.add(new LogEntry(2, Instant.EPOCH, effects(zone, random, draw)));
    }
  }

  private List<Effect> effects(BenchZone zone, SplittableRandom random, SkewedDraw draw) {
    return switch (change) {
      case RECORD ->
          List.of(put(BenchZone.address(draw.from(zone.addressNames()), random.nextInt())));
      case BATCH -> {
        List<Effect> effects = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
          String owner = BenchZone.randomLabel(random) + "-" + i + "." + BenchZone.ORIGIN;
          effects.add(put(BenchZone.address(owner, random.nextInt())));
        }
        yield effects;
      }
      case APEX ->
          List.of(
              put(
                  BenchZone.set(
                      BenchZone.ORIGIN,
                      RecordType.NS,
                      BenchZone.randomLabel(random) + ".name-servers.net.",
                      BenchZone.randomLabel(random) + ".name-servers.org.")));
    };
  }

  private static Effect put(PreparedSet set) {
    RecordSetKey key = new RecordSetKey(set.owner(), set.type(), Optional.empty());
    return new Effect.RecordSetChanged(
        BenchZone.REFERENCE, key, Optional.empty(), Optional.of(set));
  }

  @Benchmark
  public ZoneDirectory compile() {
    LogEntry entry = entries.get(next);
    next = next + 1 == entries.size() ? 0 : next + 1;
    return ZoneCompiler.apply(zones, entry, new CompileCost());
  }
}
