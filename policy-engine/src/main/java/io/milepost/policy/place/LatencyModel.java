package io.milepost.policy.place;

/**
 * How far away regions are from clients, in time. Latencies that Route 53 has measured are not
 * published: the distance stands for them.
 *
 * @see "Route 53 Developer Guide: latency-based routing"
 */
public interface LatencyModel {
  /**
   * A number that grows with the latency from a client to a region; smallest, and below 0, for a
   * client in that very region.
   */
  double latency(Place client, Place region);

  /** By the distance alone. */
  LatencyModel BY_DISTANCE =
      (client, region) ->
          client.region().equals(region.region())
              ? -1
              : client.point().chordSquared(region.point());
}
