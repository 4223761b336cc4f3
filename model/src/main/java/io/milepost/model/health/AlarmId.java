package io.milepost.model.health;

import java.util.Comparator;

/**
 * A CloudWatch alarm of the account.
 *
 * @param region a CloudWatch region, such as {@code eu-west-1}
 * @param name 1 to 256 characters
 * @see "Route 53 API Reference: AlarmIdentifier"
 */
public record AlarmId(String region, String name) implements Comparable<AlarmId> {
  private static final Comparator<AlarmId> ORDER =
      Comparator.comparing(AlarmId::region).thenComparing(AlarmId::name);

  @Override
  public int compareTo(AlarmId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return region + "/" + name;
  }
}
