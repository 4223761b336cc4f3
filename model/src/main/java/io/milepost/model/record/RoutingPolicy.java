package io.milepost.model.record;

import io.milepost.model.cidr.CidrCollectionId;
import java.util.Optional;

/**
 * How Route 53 chooses among the record sets of one name and type. The cases are data; the rules
 * stand in {@code policy-engine}.
 *
 * @see "Route 53 Developer Guide: routing-policy"
 */
public sealed interface RoutingPolicy {
  /** What tells this member of a group from the others; empty for simple routing alone. */
  Optional<SetIdentifier> setIdentifier();

  /** A case with a set identifier. */
  sealed interface Grouped extends RoutingPolicy {
    SetIdentifier identifier();

    @Override
    default Optional<SetIdentifier> setIdentifier() {
      return Optional.of(identifier());
    }
  }

  /** The only set of its name and type. */
  record Simple() implements RoutingPolicy {
    @Override
    public Optional<SetIdentifier> setIdentifier() {
      return Optional.empty();
    }
  }

  /**
   * A share of the answers.
   *
   * @param weight 0 to 255, relative to the other members; if all are 0 each is equally likely
   */
  record Weighted(SetIdentifier identifier, int weight) implements Grouped {
    public Weighted {
      if (weight < 0 || weight > 255) {
        throw new IllegalArgumentException("weight " + weight);
      }
    }
  }

  /**
   * The region with the lowest latency from the client.
   *
   * @param region an AWS region's name, such as {@code eu-west-1}
   */
  record Latency(SetIdentifier identifier, String region) implements Grouped {}

  /** The primary while it is healthy, else the secondary. */
  record Failover(SetIdentifier identifier, Role role) implements Grouped {
    /** A member's role; a group has at most one of each. */
    public enum Role {
      PRIMARY,
      SECONDARY
    }
  }

  /**
   * The place where the client is.
   *
   * @param continentCode two letters; excludes the other two
   * @param countryCode two letters, or {@code *} for the default
   * @param subdivisionCode only with a country
   */
  record Geolocation(
      SetIdentifier identifier,
      Optional<String> continentCode,
      Optional<String> countryCode,
      Optional<String> subdivisionCode)
      implements Grouped {}

  /**
   * The nearest place, after bias.
   *
   * @param location exactly one kind of place
   * @param bias -99 to 99
   */
  record Geoproximity(SetIdentifier identifier, Location location, int bias) implements Grouped {
    public Geoproximity {
      if (bias < -99 || bias > 99) {
        throw new IllegalArgumentException("bias " + bias);
      }
    }

    /** Where a member is. */
    public sealed interface Location {
      /** An AWS region. */
      record Region(String name) implements Location {}

      /** A local zone group, such as {@code us-west-2-lax-1}. */
      record LocalZoneGroup(String name) implements Location {}

      /**
       * A point, in degrees with at most two decimals, as they were written.
       *
       * @param latitude -90 to 90
       * @param longitude -180 to 180
       */
      record Coordinates(String latitude, String longitude) implements Location {}
    }
  }

  /** Up to eight healthy members at random. */
  record Multivalue(SetIdentifier identifier) implements Grouped {}

  /**
   * The CIDR block that holds the client's address.
   *
   * @param locationName a location of the collection, or {@code *} for the default
   */
  record IpBased(SetIdentifier identifier, CidrCollectionId collectionId, String locationName)
      implements Grouped {
    /** The location of the clients that are in no other. */
    public static final String DEFAULT_LOCATION = "*";
  }
}
