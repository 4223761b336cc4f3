package io.milepost.store;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.catalog.GeoLocations;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location.Coordinates;
import io.milepost.model.store.PreparedSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out stored sets that this version would refuse and an older one accepted, with a line in
 * the log for each, so that the rest is served. Sets come in the order of their keys.
 */
final class ServableSets {
  private static final Logger LOG = LoggerFactory.getLogger(ServableSets.class);
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;
  private static final String COORDINATE = "[-+]?[0-9]{1,3}(\\.[0-9]{0,2})?";

  /**
   * The last set that was not left out; which zone it is of does not matter, since each has SOA.
   */
  private byte[] lastKey = {};

  private @Nullable RecordType lastType;
  private @Nullable Class<?> lastPolicy;
  private long leftOut;

  /** A usual set, without policy. */
  void simple(byte[] sortKey, RecordType type) {
    lastKey = sortKey;
    lastType = type;
    lastPolicy = RoutingPolicy.Simple.class;
  }

  /**
   * Reads another set.
   *
   * @param row has {@link RecordSetRow#PREPARED_COLUMNS}
   * @param first where they begin
   * @return empty if it is left out
   */
  Optional<PreparedSet> read(DnsName owner, byte[] sortKey, ResultSet row, int first)
      throws SQLException {
    PreparedSet set;
    try {
      set = RecordSetRow.prepared(owner, row, first);
    } catch (IllegalStateException | IllegalArgumentException e) {
      leaveOut(owner, row, first, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    Class<?> policy = set.routing().getClass();
    boolean sameGroup = set.type() == lastType && Arrays.equals(sortKey, lastKey);
    Optional<String> problem = problem(set.routing());
    if (problem.isEmpty()
        && sameGroup
        && (policy != lastPolicy || policy == RoutingPolicy.Simple.class)) {
      problem = Optional.of("sets of its name and type have another routing policy");
    }
    if (problem.isPresent()) {
      leaveOut(owner, row, first, problem.get());
      return Optional.empty();
    }
    lastKey = sortKey;
    lastType = set.type();
    lastPolicy = policy;
    return Optional.of(set);
  }

  private void leaveOut(DnsName owner, ResultSet row, int first, String why) throws SQLException {
    leftOut++;
    LOG.warn(
        "The record set {} {}, SetIdentifier '{}', is not served: {}",
        owner,
        row.getString(first),
        row.getString(first + 1),
        why);
  }

  /** Says how many sets were left out, if any. */
  void finish() {
    if (leftOut > 0) {
      LOG.warn(
          "{} record sets are not served. To mend them, write them again with UPSERT.", leftOut);
    }
  }

  /** Why a policy can't be followed. */
  private static Optional<String> problem(RoutingPolicy routing) {
    return switch (routing) {
      case RoutingPolicy.Latency(var _, String region) when !AwsRegions.contains(region) ->
          Optional.of("there is no region " + region);
      case Geolocation place when isUnknown(place) ->
          Optional.of("there is no place " + words(place));
      case RoutingPolicy.Geoproximity(var _, Location location, var _) when !isKnown(location) ->
          Optional.of("there is no place " + location);
      case RoutingPolicy.Latency _, Geolocation _, RoutingPolicy.Geoproximity _ -> Optional.empty();
      case RoutingPolicy.Simple _,
          RoutingPolicy.Weighted _,
          RoutingPolicy.Failover _,
          RoutingPolicy.Multivalue _,
          RoutingPolicy.IpBased _ ->
          Optional.empty();
    };
  }

  private static boolean isUnknown(Geolocation place) {
    return GeoLocations.find(place.continentCode(), place.countryCode(), place.subdivisionCode())
        .isEmpty();
  }

  private static String words(Geolocation place) {
    return place
        .continentCode()
        .orElseGet(() ->
            place.countryCode().orElse("")
                + place.subdivisionCode().map(code -> "-" + code).orElse(""));
  }

  private static boolean isKnown(Location location) {
    return switch (location) {
      case Location.Region(String name) -> AwsRegions.contains(name);
      case Location.LocalZoneGroup(String name) -> AwsRegions.mayHaveLocalZoneGroup(name);
      case Coordinates(String latitude, String longitude) ->
          isWithin(latitude, MAX_LATITUDE) && isWithin(longitude, MAX_LONGITUDE);
    };
  }

  private static boolean isWithin(String degrees, double most) {
    return degrees.matches(COORDINATE) && Math.abs(Double.parseDouble(degrees)) <= most;
  }
}
