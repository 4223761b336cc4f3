package io.milepost.api.operation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.Coordinates;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.GeoProximityLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What is wrong with a change by itself, without a look at the zone: members that exclude or need
 * each other.
 */
final class ChangeFaults {
  private static final int MAX_VALUES = 400;

  private final Change change;
  private final ResourceRecordSet set;
  private final List<String> faults = new ArrayList<>();

  private ChangeFaults(Change change) {
    this.change = change;
    this.set = change.resourceRecordSet();
  }

  /** A text for each fault. */
  static List<String> of(Change change) {
    ChangeFaults check = new ChangeFaults(change);
    check.data();
    check.routing();
    return check.faults;
  }

  private void data() {
    boolean values = set.ttl() != null && set.hasResourceRecords();
    boolean partOfValues = set.ttl() != null || set.hasResourceRecords();
    boolean reference = set.aliasTarget() != null || set.trafficPolicyInstanceId() != null;
    boolean both = set.aliasTarget() != null && set.trafficPolicyInstanceId() != null;
    String expected =
        "Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
            + " TrafficPolicyInstanceId], but found ";
    if (!values && !reference) {
      fault(expected + "none");
    } else if (both || (reference && partOfValues)) {
      fault(expected + "more than one");
    }
    if (set.resourceRecords().size() > MAX_VALUES) {
      fault("Expected at most " + MAX_VALUES + " ResourceRecords, but found more");
    }
  }

  private void routing() {
    List<RoutingField> fields = RoutingField.in(set);
    String expected =
        "Expected exactly one of [Weight, Region, Failover, GeoLocation, or MultiValueAnswer], but"
            + " found ";
    if (set.setIdentifier() != null && fields.isEmpty()) {
      fault(expected + "none");
    } else if (fields.size() > 1) {
      fault(expected + "more than one");
    } else if (set.setIdentifier() == null && !fields.isEmpty()) {
      fault("Missing field 'SetIdentifier'");
    }
    if (Boolean.FALSE.equals(set.multiValueAnswer())) {
      fault("Expected MultiValueAnswer to be true");
    } else if (set.multiValueAnswer() != null && set.aliasTarget() != null) {
      fault("Expected no MultiValueAnswer with AliasTarget");
    }
    if (set.geoLocation() != null) {
      geoLocation(set.geoLocation());
    }
    if (set.geoProximityLocation() != null) {
      geoProximity(set.geoProximityLocation());
    }
  }

  private void geoLocation(GeoLocation place) {
    boolean continent = place.continentCode() != null;
    boolean country = place.countryCode() != null;
    boolean subdivision = place.subdivisionCode() != null;
    if (continent == country || (subdivision && !country)) {
      fault(
          "Expected exactly one of [ContinentCode, CountryCode, CountryCode and SubdivisionCode]");
    }
  }

  private void geoProximity(GeoProximityLocation place) {
    long kinds =
        Stream.of(place.awsRegion(), place.localZoneGroup(), place.coordinates())
            .filter(kind -> kind != null)
            .count();
    if (kinds != 1) {
      fault("Expected exactly one of [AWSRegion, LocalZoneGroup, or Coordinates]");
    }
    Coordinates point = place.coordinates();
    if (point != null && !(isWithin(point.latitude(), 90) && isWithin(point.longitude(), 180))) {
      fault("Expected Latitude from -90 to 90 and Longitude from -180 to 180");
    }
  }

  private static boolean isWithin(String degrees, int limit) {
    return new BigDecimal(degrees).abs().compareTo(BigDecimal.valueOf(limit)) <= 0;
  }

  private void fault(String text) {
    faults.add(
        text
            + " in Change with [Action="
            + change.actionAsString()
            + ", Name="
            + set.name()
            + ", Type="
            + set.typeAsString()
            + ", SetIdentifier="
            + set.setIdentifier()
            + "]");
  }
}
