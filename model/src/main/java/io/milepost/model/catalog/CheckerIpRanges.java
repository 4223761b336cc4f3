package io.milepost.model.catalog;

import io.milepost.model.cidr.Cidr;
import java.util.List;

/**
 * The blocks of addresses from which Route 53's health checkers come.
 *
 * @see "Route 53 API Reference: GetCheckerIpRanges"
 */
public final class CheckerIpRanges {
  private static final List<Cidr> ALL =
      TableResource.rows("checker-ip-ranges.tsv", 1).stream()
          .map(row -> Cidr.parse(row.getFirst()))
          .toList();

  private CheckerIpRanges() {}

  /** All of them. */
  public static List<Cidr> all() {
    return ALL;
  }
}
