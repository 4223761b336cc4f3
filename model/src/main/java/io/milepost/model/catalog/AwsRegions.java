package io.milepost.model.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The AWS regions that records may name.
 *
 * @see "Route 53 API Reference: ResourceRecordSet, Region"
 */
public final class AwsRegions {
  private static final List<AwsRegion> ALL =
      TableResource.rows("regions.tsv", 7).stream().map(AwsRegions::region).toList();

  private static final Map<String, AwsRegion> BY_NAME =
      ALL.stream().collect(Collectors.toMap(AwsRegion::name, Function.identity()));

  private static final Set<String> NAMES = BY_NAME.keySet();

  private AwsRegions() {}

  private static AwsRegion region(List<String> row) {
    return new AwsRegion(
        row.get(0),
        row.get(1),
        Double.parseDouble(row.get(2)),
        Double.parseDouble(row.get(3)),
        row.get(4),
        Optional.of(row.get(5)).filter(code -> !code.isEmpty()),
        row.get(6));
  }

  /** All of them, in the order of the table. */
  public static List<AwsRegion> all() {
    return ALL;
  }

  /** The region with that name, such as {@code eu-west-1}. */
  public static Optional<AwsRegion> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The region of a local zone group, such as {@code us-west-2} of {@code us-west-2-lax-1}; the
   * group's own place is not published.
   */
  public static Optional<AwsRegion> ofLocalZoneGroup(String group) {
    return ALL.stream()
        .filter(region -> group.matches(region.name() + "-[a-z]+-[0-9]+[a-z]?"))
        .findFirst();
  }

  /** Whether a region has that name, such as {@code eu-west-1}. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /**
   * Whether a text may be the name of a local zone group: that of its region with more behind, such
   * as {@code us-west-2-lax-1}. There is no list of the groups themselves.
   */
  public static boolean mayHaveLocalZoneGroup(String group) {
    return ofLocalZoneGroup(group).isPresent();
  }
}
