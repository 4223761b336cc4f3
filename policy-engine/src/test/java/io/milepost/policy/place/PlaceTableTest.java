package io.milepost.policy.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.milepost.policy.client.ClientAddress;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which range an address is found in. */
class PlaceTableTest {
  private static final Place JAPAN = place("JP");
  private static final Place FRANCE = place("FR");

  private static Place place(String country) {
    return Place.of(country, Optional.empty(), Optional.empty());
  }

  /** A range as it was added; bounds are unsigned. */
  private record Range(long first, long last, Place place) {
    boolean holds(long number) {
      return Long.compareUnsigned(first, number) <= 0 && Long.compareUnsigned(number, last) <= 0;
    }
  }

  @Test
  void locate_emptyTable_knowsNothing() {
    PlaceTable table = new PlaceTable.Builder().build();
    assertThat(table.locate(Addresses.of("192.0.2.1"))).isSameAs(Place.UNKNOWN);
    assertThat(table.locate(Addresses.of("2001:db8::1"))).isSameAs(Place.UNKNOWN);
    assertThat(table.locate(new ClientAddress())).isSameAs(Place.UNKNOWN);
    assertThat(table.placeCount()).isZero();
  }

  @Test
  void locate_boundsBelongToTheirRange() {
    PlaceTable.Builder builder = new PlaceTable.Builder();
    int japan = builder.add(JAPAN);
    int france = builder.add(FRANCE);
    builder.addIpv4(0x0a000000, 0x0affffff, japan);
    builder.addIpv4(0x0b000000, 0x0b0000ff, france);
    builder.addIpv4(0xffffff00, 0xffffffff, japan);
    builder.addIpv6(0x20010db8_00000000L, 0x20010db8_ffffffffL, france);
    builder.addIpv6(0xffff000000000000L, -1, japan);
    PlaceTable table = builder.build();
    assertThat(table.locate(Addresses.of("9.255.255.255"))).isSameAs(Place.UNKNOWN);
    assertThat(table.locate(Addresses.of("10.0.0.0"))).isSameAs(JAPAN);
    assertThat(table.locate(Addresses.of("10.255.255.255"))).isSameAs(JAPAN);
    assertThat(table.locate(Addresses.of("11.0.0.0"))).isSameAs(FRANCE);
    assertThat(table.locate(Addresses.of("11.0.0.255"))).isSameAs(FRANCE);
    assertThat(table.locate(Addresses.of("11.0.1.0"))).isSameAs(Place.UNKNOWN);
    assertThat(table.locate(Addresses.of("255.255.255.255"))).isSameAs(JAPAN);
    assertThat(table.locate(Addresses.of("2001:db8::"))).isSameAs(FRANCE);
    assertThat(table.locate(Addresses.of("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")))
        .isSameAs(FRANCE);
    assertThat(table.locate(Addresses.of("2001:db9::"))).isSameAs(Place.UNKNOWN);
    assertThat(table.locate(Addresses.of("ffff:ffff::"))).isSameAs(JAPAN);
    assertThat(table.rangeCount()).isEqualTo(5 + 4);
  }

  @Test
  void locate_networksOfOneLink_firstCounts() {
    PlaceTable.Builder builder = new PlaceTable.Builder();
    int japan = builder.add(JAPAN);
    int france = builder.add(FRANCE);
    builder.addIpv6(7, 7, japan);
    builder.addIpv6(7, 7, france);
    builder.addIpv6(7, 9, france);
    PlaceTable table = builder.build();
    assertThat(table.locate(Addresses.of("0:0:0:7:ffff::"))).isSameAs(JAPAN);
    assertThat(table.locate(Addresses.of("0:0:0:8::"))).isSameAs(FRANCE);
  }

  /** Few places, more than an octet counts, more than two count. */
  @ParameterizedTest
  @ValueSource(ints = {3, 300, 70_000})
  void locate_randomRanges_isWhatALinearSearchFinds(int places) {
    SplittableRandom random = new SplittableRandom(places);
    PlaceTable.Builder builder = new PlaceTable.Builder();
    List<Place> added = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      added.add(Place.of(new GeoPoint(i % 90, i / 900.0)));
      builder.add(added.getLast());
    }
    List<Range> ipv4 = ranges(random, 1L << 32, added);
    List<Range> ipv6 = ranges(random, 0, added);
    ipv4.forEach(range ->
        builder.addIpv4((int) range.first, (int) range.last, added.indexOf(range.place) + 1));
    ipv6.forEach(range -> builder.addIpv6(range.first, range.last, added.indexOf(range.place) + 1));
    PlaceTable table = builder.build();
    ClientAddress address = new ClientAddress();
    for (long number : probes(ipv4, random)) {
      address.setIpv4((int) number);
      assertThat(table.locate(address))
          .as("%x", (int) number)
          .isSameAs(slowly(ipv4, Integer.toUnsignedLong((int) number)));
    }
    for (long number : probes(ipv6, random)) {
      address.setIpv6(number, random.nextLong());
      assertThat(table.locate(address)).as("%x", number).isSameAs(slowly(ipv6, number));
    }
  }

  /** Ranges in order below a limit, 0 for 2^64, some side by side, some apart, of all sizes. */
  private static List<Range> ranges(SplittableRandom random, long limit, List<Place> places) {
    List<Range> ranges = new ArrayList<>();
    long bits = limit == 0 ? 64 : 32;
    long next = 0;
    for (int i = 0; i < 500; i++) {
      long gap = random.nextInt(3) == 0 ? random.nextLong() >>> random.nextLong(72 - bits, 64) : 0;
      long first = next + gap;
      long last = first + (random.nextLong() >>> random.nextLong(72 - bits, 64));
      boolean past = limit == 0 ? Long.compareUnsigned(last, next) < 0 : last >= limit;
      if (past || Long.compareUnsigned(first, next) < 0) {
        break;
      }
      ranges.add(new Range(first, last, places.get(random.nextInt(places.size()))));
      next = last + 1;
    }
    assertThat(ranges).hasSizeGreaterThan(20);
    return ranges;
  }

  private static List<Long> probes(List<Range> ranges, SplittableRandom random) {
    List<Long> probes = new ArrayList<>(List.of(0L, -1L));
    for (Range range : ranges) {
      probes.addAll(List.of(range.first - 1, range.first, range.last, range.last + 1));
      probes.add(random.nextLong());
    }
    return probes;
  }

  private static Place slowly(List<Range> ranges, long number) {
    return ranges.stream()
        .filter(range -> range.holds(number))
        .findFirst()
        .map(Range::place)
        .orElse(Place.UNKNOWN);
  }

  @Test
  void locate_allocatesNothing() {
    PlaceTable.Builder builder = new PlaceTable.Builder();
    int japan = builder.add(JAPAN);
    for (int i = 0; i < 1000; i++) {
      builder.addIpv4(i << 20, (i << 20) + 1000, japan);
      builder.addIpv6((long) i << 40, ((long) i << 40) + 1000, japan);
    }
    PlaceTable table = builder.build();
    LatencyTable latencies =
        new LatencyTable(List.of(new LatencyTable.Entry("JP", "eu-west-1", 200)));
    Place dublin = Place.parse("eu-west-1");
    Place tokyo = Place.parse("ap-northeast-1");
    ClientAddress address = new ClientAddress();
    SplittableRandom random = new SplittableRandom(1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    double latency = 0;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        if ((i & 1) == 0) {
          address.setIpv4(random.nextInt());
        } else {
          address.setIpv6(random.nextLong() >>> 14, 0);
        }
        Place place = table.locate(address);
        latency += latencies.latency(place, dublin) + latencies.latency(place, tokyo);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(latency).isPositive();
    assertThat(least).isLessThan(10_000);
  }
}
