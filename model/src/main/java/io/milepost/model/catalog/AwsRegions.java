package io.milepost.model.catalog;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The AWS regions that records may name.
 *
 * @see "Route 53 API Reference: ResourceRecordSet, Region"
 */
public final class AwsRegions {
  private static final Set<String> NAMES =
      TableResource.rows("regions.tsv", 7).stream()
          .map(row -> row.get(0))
          .collect(Collectors.toUnmodifiableSet());

  private AwsRegions() {}

  /** Whether a region has that name, such as {@code eu-west-1}. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /**
   * Whether a text may be the name of a local zone group: that of its region with more behind, such
   * as {@code us-west-2-lax-1}. There is no list of the groups themselves.
   */
  public static boolean mayHaveLocalZoneGroup(String group) {
    return NAMES.stream().anyMatch(region -> group.matches(region + "-[a-z]+-[0-9]+[a-z]?"));
  }
}
