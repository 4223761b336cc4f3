package io.milepost.healthcheck.probe;

/**
 * The places of scheduled probes. How many run at a time is bounded, and with it descriptors and
 * memory.
 *
 * <p>Half of the places are for checkers whose last probe took long. An endpoint that hangs thus
 * delays those of the other half once, by one probe, if at all; from then on it waits with its
 * like.
 *
 * <p>Handshakes need a processor for some milliseconds each. That few run at a time keeps each of
 * them well within its limit, also where a thousand are due.
 *
 * @param plain for checkers without TLS whose last probe was soon over, or who have had none yet
 * @param secured for such with TLS
 * @param slow for the others
 */
record Lanes(Lane plain, Lane secured, Lane slow) {
  private static final int SECURED_PER_PROCESSOR = 64;

  /**
   * Deals out places.
   *
   * @param limit how many there are, 4 or more
   */
  static Lanes of(int limit, int processors) {
    int secured = Math.min(limit / 4, SECURED_PER_PROCESSOR * processors);
    int slow = limit / 2;
    return new Lanes(new Lane(limit - slow - secured), new Lane(secured), new Lane(slow));
  }

  /** Where those stand whose last probe was soon over. */
  Lane swift(Target target) {
    return target.request().filter(Request::tls).isPresent() ? secured : plain;
  }
}
