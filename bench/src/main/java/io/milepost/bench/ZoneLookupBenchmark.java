package io.milepost.bench;

import io.milepost.model.name.NameCursor;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding the zone of a name and what it has there; the mix of {@code bench/peers}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ZoneLookupBenchmark {
  private static final int HEADER_LENGTH = 12;

  /** How many names the zone has. */
  @Param({"10000", "1000000"})
  int names;

  private final NameCursor qname = new NameCursor();
  private final NodeCursor node = new NodeCursor();
  private final byte[] received = new byte[512];
  private ZoneDirectory zones;
  private QueryFeed feed;

  @Setup
  public void setUp() {
    BenchZone zone = new BenchZone(names);
    zones = zone.directory();
    SplittableRandom random = new SplittableRandom(2);
    SkewedDraw draw = new SkewedDraw(random);
    feed = new QueryFeed(() -> QueryMix.MIX.query(zone, random, draw));
  }

  @Benchmark
  public @Nullable LookupResult lookup() {
    int length = feed.copyNext(received);
    qname.set(received, HEADER_LENGTH);
    int qtype = (received[length - 4] & 0xff) << 8 | (received[length - 3] & 0xff);
    ZoneSnapshot zone = zones.find(qname, qtype);
    return zone == null ? null : zone.lookup(qname, qtype, node);
  }
}
