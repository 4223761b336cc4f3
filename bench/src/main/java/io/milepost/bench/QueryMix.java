package io.milepost.bench;

import io.milepost.model.record.RecordType;
import java.util.SplittableRandom;

/** A kind of question, by the answer that {@link BenchZone} gives. */
public enum QueryMix {
  /** An A record that exists. */
  A,
  /** The A record of a name that is a CNAME of another. */
  CNAME,
  /** A name that does not exist. */
  NXDOMAIN,
  /** A type that a name does not have. */
  NODATA,
  /** A name below a delegation point. */
  REFERRAL,
  /** 80 % A, 10 % CNAME, 5 % NXDOMAIN, 5 % NODATA, as {@code bench/peers} asks. */
  MIX;

  private static final int OF = 20;

  /**
   * Makes a query of this kind.
   *
   * @param random decides what {@link #MIX} is, and makes names that do not exist
   * @param draw chooses among names that do
   */
  byte[] query(BenchZone zone, SplittableRandom random, SkewedDraw draw) {
    return switch (this) {
      case A -> QueryBytes.of(draw.from(zone.addressNames()), RecordType.A);
      case CNAME -> QueryBytes.of(draw.from(zone.aliasNames()), RecordType.A);
      // A name of the zone has 12 letters at most.
      case NXDOMAIN ->
          QueryBytes.of(
              BenchZone.randomLabel(random) + "-absent." + BenchZone.ORIGIN, RecordType.A);
      case NODATA -> QueryBytes.of(draw.from(zone.addressNames()), RecordType.TXT);
      case REFERRAL ->
          QueryBytes.of(
              "www.cut" + random.nextInt(BenchZone.CUTS) + "." + BenchZone.ORIGIN, RecordType.A);
      case MIX -> drawn(random).query(zone, random, draw);
    };
  }

  private static QueryMix drawn(SplittableRandom random) {
    int number = random.nextInt(OF);
    return switch (number) {
      case 0 -> NXDOMAIN;
      case 1 -> NODATA;
      case 2, 3 -> CNAME;
      default -> A;
    };
  }
}
