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
   * A number that is less the lower the latency is, for one client and all regions; to be compared
   * with others of this method alone. It may cost less than the latency itself.
   */
  double rank(Place client, Place region);

  /**
   * By the distance alone: 0 ms for a client in that very region, else 1 ms and 14 ms for each
   * 1,000 km on the great circle. Light in glass goes 200 km a millisecond, so 10 ms for 1,000 km
   * there and back, and cables are longer than great circles.
   */
  LatencyModel BY_DISTANCE =
      new LatencyModel() {
        @Override
        public double latency(Place client, Place region) {
          return isIn(client, region) ? 0 : 1 + 0.014 * client.point().distanceKm(region.point());
        }

        // A chord is longer where its arc is, and no arc sine is needed for it.
        @Override
        public double rank(Place client, Place region) {
          return isIn(client, region) ? -1 : client.point().chordSquared(region.point());
        }

        private boolean isIn(Place client, Place region) {
          return !client.region().isEmpty() && client.region().equals(region.region());
        }
      };
}
