package io.milepost.model.operation;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.zone.HostedZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Changes as lines of text.
 *
 * <pre>
 * line    = ACTION name TYPE [identifier:policy] [check=ID] data
 * policy  = weight=10 | region=eu-west-1 | failover=PRIMARY | continent=EU | country=US
 *         | country=US/CA | multivalue | cidr=COLLECTION/LOCATION
 *         | near=eu-west-1 | near=us-west-2-lax-1 | near=50.1,8.6     each with ~BIAS behind it
 * data    = ttl value|value | -&gt; ZONE name [health] | instance ID
 * </pre>
 */
final class BatchText {
  private BatchText() {}

  static List<RequestedChange> changes(String... lines) {
    return Arrays.stream(lines).map(BatchText::change).toList();
  }

  static RequestedChange change(String line) {
    Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split(" ", -1)));
    RequestedChange.Action action = RequestedChange.Action.valueOf(words.removeFirst());
    String name = words.removeFirst();
    RecordType type = RecordType.valueOf(words.removeFirst());
    RoutingPolicy routing =
        words.getFirst().matches("[^\"]*:.*=.*|[^\"]*:multivalue")
            ? policy(words.removeFirst())
            : new RoutingPolicy.Simple();
    Optional<HealthCheckId> check =
        words.getFirst().startsWith("check=")
            ? Optional.of(new HealthCheckId(words.removeFirst().substring(6)))
            : Optional.empty();
    return new RequestedChange(action, name, type, routing, data(words), check);
  }

  private static RequestedData data(Deque<String> words) {
    String first = words.removeFirst();
    if (first.equals("->")) {
      HostedZoneId zone = new HostedZoneId(words.removeFirst());
      String name = words.removeFirst();
      return new RequestedData.Alias(zone, name, words.contains("health"));
    }
    String rest = String.join(" ", words);
    return first.equals("instance")
        ? new RequestedData.TrafficPolicyInstance(rest)
        : new RequestedData.Values(Long.parseLong(first), Arrays.asList(rest.split("\\|", -1)));
  }

  private static RoutingPolicy policy(String word) {
    int colon = word.indexOf(':');
    SetIdentifier identifier = new SetIdentifier(word.substring(0, colon));
    String[] field = word.substring(colon + 1).split("=", 2);
    String value = field[field.length - 1];
    String[] parts = value.split("/", 2);
    return switch (field[0]) {
      case "weight" -> new RoutingPolicy.Weighted(identifier, Integer.parseInt(value));
      case "region" -> new RoutingPolicy.Latency(identifier, value);
      case "failover" ->
          new RoutingPolicy.Failover(identifier, RoutingPolicy.Failover.Role.valueOf(value));
      case "continent" ->
          new RoutingPolicy.Geolocation(
              identifier, Optional.of(value), Optional.empty(), Optional.empty());
      case "country" ->
          new RoutingPolicy.Geolocation(
              identifier,
              Optional.empty(),
              Optional.of(parts[0]),
              parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
      case "multivalue" -> new RoutingPolicy.Multivalue(identifier);
      case "cidr" ->
          new RoutingPolicy.IpBased(identifier, new CidrCollectionId(parts[0]), parts[1]);
      case "near" -> near(identifier, value.split("~", 2));
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static RoutingPolicy near(SetIdentifier identifier, String[] placeAndBias) {
    String place = placeAndBias[0];
    int bias = placeAndBias.length > 1 ? Integer.parseInt(placeAndBias[1]) : 0;
    int comma = place.indexOf(',');
    Location location;
    if (comma > 0) {
      location = new Location.Coordinates(place.substring(0, comma), place.substring(comma + 1));
    } else if (place.matches("[a-z]+-[a-z]+-[0-9]+")) {
      location = new Location.Region(place);
    } else {
      location = new Location.LocalZoneGroup(place);
    }
    return new RoutingPolicy.Geoproximity(identifier, location, bias);
  }
}
