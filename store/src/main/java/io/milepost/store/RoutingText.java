package io.milepost.store;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A routing policy as text, without its set identifier: a word for the case, and {@code key=value}
 * for each field, with a space between. Simple routing is null. A later version adds words and
 * keys; what is not known is refused.
 */
final class RoutingText {
  private RoutingText() {}

  static @Nullable String format(RoutingPolicy routing) {
    return switch (routing) {
      case RoutingPolicy.Simple simple -> null;
      case RoutingPolicy.Weighted weighted ->
          text("weighted", field("weight", Integer.toString(weighted.weight())));
      case RoutingPolicy.Latency latency -> text("latency", field("region", latency.region()));
      case RoutingPolicy.Failover failover ->
          text("failover", field("role", failover.role().name()));
      case RoutingPolicy.Geolocation place ->
          text(
              "geolocation",
              field("continent", place.continentCode()),
              field("country", place.countryCode()),
              field("subdivision", place.subdivisionCode()));
      case RoutingPolicy.Geoproximity nearest -> geoproximity(nearest);
      case RoutingPolicy.Multivalue multivalue -> text("multivalue");
      case RoutingPolicy.IpBased block -> formatIpBased(block.collectionId(), block.locationName());
    };
  }

  /** IP-based routing by a location of a collection. */
  static String formatIpBased(CidrCollectionId collection, String locationName) {
    return text(
        "ip-based", field("collection", collection.value()), field("location", locationName));
  }

  private static String geoproximity(RoutingPolicy.Geoproximity nearest) {
    String bias = field("bias", Integer.toString(nearest.bias()));
    return switch (nearest.location()) {
      case Location.Region region -> text("geoproximity", bias, field("region", region.name()));
      case Location.LocalZoneGroup group ->
          text("geoproximity", bias, field("local-zone-group", group.name()));
      case Location.Coordinates point ->
          text(
              "geoproximity",
              bias,
              field("latitude", point.latitude()),
              field("longitude", point.longitude()));
    };
  }

  private static String text(String word, String... fields) {
    List<String> parts = new ArrayList<>();
    parts.add(word);
    for (String field : fields) {
      if (!field.isEmpty()) {
        parts.add(field);
      }
    }
    return String.join(" ", parts);
  }

  private static String field(String key, Optional<String> value) {
    return value.map(present -> field(key, present)).orElse("");
  }

  private static String field(String key, String value) {
    if (value.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("a space in " + key + " '" + value + "'");
    }
    return key + "=" + value;
  }

  /**
   * The policy that {@link #format} wrote.
   *
   * @param setIdentifier empty for simple routing alone
   * @throws IllegalStateException if it is none
   */
  static RoutingPolicy parse(@Nullable String text, String setIdentifier) {
    if (text == null) {
      return new RoutingPolicy.Simple();
    }
    SetIdentifier identifier = new SetIdentifier(setIdentifier);
    String[] parts = text.split(" ", -1);
    Fields fields = new Fields(text, parts);
    RoutingPolicy policy =
        switch (parts[0]) {
          case "weighted" -> new RoutingPolicy.Weighted(identifier, fields.number("weight"));
          case "latency" -> new RoutingPolicy.Latency(identifier, fields.required("region"));
          case "failover" ->
              new RoutingPolicy.Failover(
                  identifier, RoutingPolicy.Failover.Role.valueOf(fields.required("role")));
          case "geolocation" ->
              new RoutingPolicy.Geolocation(
                  identifier,
                  fields.optional("continent"),
                  fields.optional("country"),
                  fields.optional("subdivision"));
          case "geoproximity" ->
              new RoutingPolicy.Geoproximity(identifier, location(fields), fields.number("bias"));
          case "multivalue" -> new RoutingPolicy.Multivalue(identifier);
          case "ip-based" ->
              new RoutingPolicy.IpBased(
                  identifier,
                  new CidrCollectionId(fields.required("collection")),
                  fields.required("location"));
          default -> throw new IllegalStateException("not a routing policy: " + text);
        };
    fields.requireNoOthers();
    return policy;
  }

  private static Location location(Fields fields) {
    Optional<String> region = fields.optional("region");
    Optional<String> group = fields.optional("local-zone-group");
    if (region.isPresent()) {
      return new Location.Region(region.get());
    }
    if (group.isPresent()) {
      return new Location.LocalZoneGroup(group.get());
    }
    return new Location.Coordinates(fields.required("latitude"), fields.required("longitude"));
  }

  /** The fields of one text, each taken once. */
  private static final class Fields {
    private final String text;
    private final Map<String, String> values = new HashMap<>();

    Fields(String text, String[] parts) {
      this.text = text;
      for (int i = 1; i < parts.length; i++) {
        int equals = parts[i].indexOf('=');
        if (equals < 0) {
          throw new IllegalStateException("not a routing policy: " + text);
        }
        values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
      }
    }

    Optional<String> optional(String key) {
      return Optional.ofNullable(values.remove(key));
    }

    String required(String key) {
      return optional(key).orElseThrow(() -> new IllegalStateException("no " + key + ": " + text));
    }

    int number(String key) {
      return Integer.parseInt(required(key));
    }

    void requireNoOthers() {
      if (!values.isEmpty()) {
        throw new IllegalStateException("not known here: " + values.keySet() + " in " + text);
      }
    }
  }
}
