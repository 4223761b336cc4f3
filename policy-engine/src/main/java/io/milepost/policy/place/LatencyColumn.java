package io.milepost.policy.place;

import io.milepost.model.catalog.AwsRegions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The latencies to one region. Immutable; a look allocates nothing. */
final class LatencyColumn {
  private static final double NOT_KNOWN = -1;

  /** Of clients that are in a region, by its name. */
  private final Map<String, Double> byRegion;

  /** The {@link GeoCode}s of other clients, in order. */
  private final long[] codes;

  /** Their latencies. */
  private final double[] byCode;

  LatencyColumn(List<LatencyTable.Entry> entries) {
    Map<String, Double> regions = new HashMap<>();
    SortedMap<Long, Double> others = new TreeMap<>();
    for (LatencyTable.Entry entry : entries) {
      if (AwsRegions.contains(entry.from())) {
        regions.put(entry.from(), entry.milliseconds());
      } else {
        others.put(LatencyTable.code(entry.from()), entry.milliseconds());
      }
    }
    byRegion = Map.copyOf(regions);
    codes = others.keySet().stream().mapToLong(Long::longValue).toArray();
    byCode = others.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The latency in milliseconds, negative if it is not known.
   *
   * @param region whose column this is
   */
  double find(Place client, Place region) {
    Double ofRegion = byRegion.get(client.region());
    if (ofRegion != null) {
      return ofRegion;
    }
    if (client.region().equals(region.region())) {
      return NOT_KNOWN;
    }
    double latency = find(client.subdivision());
    if (latency < 0) {
      latency = find(client.country());
    }
    return latency < 0 ? find(client.continent()) : latency;
  }

  private double find(long code) {
    int index = Arrays.binarySearch(codes, code);
    return index < 0 ? NOT_KNOWN : byCode[index];
  }
}
