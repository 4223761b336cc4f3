package io.milepost.healthcheck.probe;

/**
 * How a {@link ProbeEngine} works.
 *
 * @param timeScale by what intervals are divided, for tests; the limits of connecting and answering
 *     are not, since endpoints do not get faster
 * @param limit how many scheduled probes may be under way at a time, 4 or more: each needs a
 *     descriptor; the others wait
 */
public record ProbeSettings(double timeScale, int limit) {
  private static final int MOST = 8192;

  /** Route 53's intervals, and places for 8,192 probes. */
  public static final ProbeSettings DEFAULT = new ProbeSettings(1, MOST);

  public ProbeSettings {
    if (!(timeScale > 0) || limit < 4) {
      throw new IllegalArgumentException("time scale " + timeScale + ", limit " + limit);
    }
  }

  /**
   * Places for 8,192 probes, or for fewer where they would need more than half of the descriptors.
   *
   * @param descriptors how many this process may have
   */
  public static ProbeSettings within(long descriptors, double timeScale) {
    return new ProbeSettings(timeScale, Math.clamp(descriptors / 2, 4, MOST));
  }
}
