package io.milepost.bench;

import io.milepost.geo.CountryFile;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.LatencyTable;
import io.milepost.policy.place.Place;
import io.milepost.policy.place.PlaceTable;
import java.util.List;
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

/** Finding the place of an address that was not asked for lately, and a latency from there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlaceBenchmark {
  /** More than the caches hold with what they lead to. */
  private static final int ADDRESSES = 1 << 20;

  /** Where most networks are: 2a00::/12, of the RIPE NCC. */
  private static final long EUROPE = 0x2a00000000000000L;

  private static final int EUROPE_BITS = 12;

  /** Whether addresses are of IPv6. */
  @Param({"false", "true"})
  boolean ipv6;

  private final ClientAddress address = new ClientAddress();
  private final long[] addresses = new long[ADDRESSES];
  private final Place region = Place.parse("eu-west-1");
  private final LatencyModel latencies =
      new LatencyTable(List.of(new LatencyTable.Entry("continent:NA", "eu-west-1", 90)));
  private PlaceTable table;
  private int next;

  @Setup
  public void setUp() {
    table = CountryFile.load();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < ADDRESSES; i++) {
      addresses[i] = random.nextLong();
    }
  }

  @Benchmark
  public Place locate() {
    next = (next + 1) % ADDRESSES;
    if (ipv6) {
      address.setIpv6(EUROPE | (addresses[next] >>> EUROPE_BITS), 0);
    } else {
      address.setIpv4((int) addresses[next]);
    }
    return table.locate(address);
  }

  @Benchmark
  public double locateAndMeasure() {
    return latencies.latency(locate(), region);
  }
}
