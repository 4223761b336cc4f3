package io.milepost.policy.place;

/**
 * How far away regions are from clients, in time. Latencies that Route 53 has measured are not
 * published: a table, or the distance, stands for them.
 *
 * @see "Route 53 Developer Guide: latency-based routing"
 */
public interface LatencyModel {
  /** The latency from a client to a region in milliseconds, there and back. */
  double latency(Place client, Place region);

  /**
   * By the distance alone: 0 ms for a client in that very region, else 1 ms and 14 ms for each
   * 1,000 km on the great circle. Light in glass goes 200 km a millisecond, so 10 ms for 1,000 km
   * there and back, and cables are longer than great circles.
   */
  LatencyModel BY_DISTANCE =
      (client, region) ->
          client.region().equals(region.region()) && !client.region().isEmpty()
              ? 0
              : 1 + 0.014 * client.point().distanceKm(region.point());
}
