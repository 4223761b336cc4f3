package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.operation.RequestedChange.Action;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity;
import io.milepost.model.record.RoutingPolicy.IpBased;
import io.milepost.model.record.RoutingPolicy.Latency;
import io.milepost.model.record.RoutingPolicy.Multivalue;
import io.milepost.model.record.RoutingPolicy.Simple;
import io.milepost.model.record.RoutingPolicy.Weighted;
import io.milepost.model.record.SetIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The zone example.com., Z1, in the slow, obvious way: a map of the changes that wrote its sets.
 * What a batch leaves is judged as a whole, each set against each other.
 */
final class ObviousZone {
  private static final Set<RecordType> FOR_ALIASES_TO_CLOUDFRONT =
      Set.of(RecordType.A, RecordType.AAAA, RecordType.HTTPS);
  private static final Set<RecordType> NEVER_ROUTED =
      Set.of(RecordType.NS, RecordType.SOA, RecordType.DS);

  private final Map<String, RequestedChange> sets;

  ObviousZone() {
    this(new TreeMap<>());
  }

  private ObviousZone(Map<String, RequestedChange> sets) {
    this.sets = sets;
  }

  List<RequestedChange> sets() {
    return List.copyOf(sets.values());
  }

  /** The zone after a batch; empty if the batch is refused. */
  Optional<ObviousZone> after(List<RequestedChange> batch) {
    ObviousZone next = new ObviousZone(new TreeMap<>(sets));
    Map<String, Integer> writes = new HashMap<>();
    Map<String, Integer> deletes = new HashMap<>();
    List<RequestedChange> written = new ArrayList<>();
    for (RequestedChange change : batch) {
      if (!name(change).isAtOrBelow(TestZone.APEX) || hasBadData(change)) {
        return Optional.empty();
      }
      String key = key(change);
      RequestedChange current = next.sets.get(key);
      if (change.action() == Action.DELETE) {
        deletes.merge(key, 1, Integer::sum);
        if (current == null || !text(current).equals(text(change))) {
          return Optional.empty();
        }
        next.sets.remove(key);
      } else {
        writes.merge(key, 1, Integer::sum);
        if (change.action() == Action.CREATE && current != null) {
          return Optional.empty();
        }
        next.sets.put(key, change);
        written.add(change);
      }
    }
    boolean repeated =
        writes.values().stream().anyMatch(times -> times > 1)
            || deletes.values().stream().anyMatch(times -> times > 1);
    boolean targetsExist =
        written.stream()
            .filter(change -> change.equals(next.sets.get(key(change))))
            .allMatch(next::hasGoodTarget);
    return !repeated && targetsExist && next.isValid() ? Optional.of(next) : Optional.empty();
  }

  private static DnsName name(RequestedChange change) {
    return DnsName.of(change.name());
  }

  private static String key(RequestedChange change) {
    String identifier = change.routing().setIdentifier().map(SetIdentifier::value).orElse("");
    return name(change) + " " + change.type() + " " + identifier;
  }

  private static boolean hasBadData(RequestedChange change) {
    return switch (change.data()) {
      case RequestedData.Values values ->
          change.action() != Action.DELETE && values.values().contains("bad");
      case RequestedData.Alias _ -> false;
      case RequestedData.TrafficPolicyInstance _ -> true;
    };
  }

  /** A set in words; equal for a set and for a DELETE that fits it. */
  static String text(RequestedChange change) {
    String data =
        switch (change.data()) {
          case RequestedData.Values values ->
              values.ttlSeconds() + " " + values.values().stream().sorted().toList();
          case RequestedData.Alias alias ->
              alias.hostedZoneId()
                  + " "
                  + DnsName.of(alias.dnsName())
                  + " "
                  + alias.evaluateTargetHealth();
          case RequestedData.TrafficPolicyInstance instance -> instance.id();
        };
    return String.join(
        " ", key(change), change.routing().toString(), data, change.healthCheckId().toString());
  }

  private boolean hasGoodTarget(RequestedChange change) {
    if (!(change.data() instanceof RequestedData.Alias alias)) {
      return true;
    }
    DnsName target = DnsName.of(alias.dnsName());
    return switch (alias.hostedZoneId().value()) {
      case "Z1" ->
          sets.values().stream()
              .anyMatch(set -> name(set).equals(target) && set.type() == change.type());
      case "Z2FDTNDATAQYW2" ->
          target.isAtOrBelow(DnsName.of("cloudfront.net"))
              && FOR_ALIASES_TO_CLOUDFRONT.contains(change.type())
              && !alias.evaluateTargetHealth();
      default -> false;
    };
  }

  private boolean isValid() {
    Collection<RequestedChange> all = sets.values();
    return has(RecordType.NS)
        && has(RecordType.SOA)
        && all.stream().allMatch(ObviousZone::isValidAlone)
        && all.stream().allMatch(one -> all.stream().allMatch(other -> mayStandBeside(one, other)))
        && !hasLoop();
  }

  private boolean has(RecordType type) {
    return sets.containsKey(TestZone.APEX + " " + type + " ");
  }

  private static boolean isValidAlone(RequestedChange set) {
    boolean apex = name(set).equals(TestZone.APEX);
    boolean simple = set.routing() instanceof Simple;
    return switch (set.type()) {
          case CNAME -> !apex && !(set.routing() instanceof Multivalue);
          case DS -> !apex;
          case SOA -> apex;
          case NS -> !name(set).isWildcard();
          default -> true;
        }
        && (!NEVER_ROUTED.contains(set.type())
            || (simple && set.data() instanceof RequestedData.Values))
        && !(set.routing() instanceof Geolocation place
            && place.countryCode().equals(Optional.of("XX")))
        && !(set.routing() instanceof Geoproximity near
            && near.location().equals(new Geoproximity.Location.Region("xx-west-1")));
  }

  private static boolean mayStandBeside(RequestedChange one, RequestedChange other) {
    if (key(one).equals(key(other)) || !name(one).equals(name(other))) {
      return true;
    }
    if (one.type() != other.type()) {
      return one.type() != RecordType.CNAME && other.type() != RecordType.CNAME;
    }
    return place(one.routing()).getFirst().equals(place(other.routing()).getFirst())
        && !(one.routing() instanceof Simple)
        && (isShared(one.routing()) || !place(one.routing()).equals(place(other.routing())))
        && haveTtlsThatAgree(one, other);
  }

  /** Whether several sets of a policy may be for the same clients. */
  private static boolean isShared(RoutingPolicy routing) {
    return routing instanceof Weighted || routing instanceof Multivalue;
  }

  /** What must be equal within a group, and then what must differ. */
  private static List<String> place(RoutingPolicy routing) {
    return switch (routing) {
      case Simple _ -> List.of("simple");
      case Weighted _ -> List.of("weighted");
      case Multivalue _ -> List.of("multivalue");
      case Latency latency -> List.of("latency", latency.region());
      case Failover failover -> List.of("failover", failover.role().name());
      case Geolocation place ->
          List.of(
              "geolocation",
              place.continentCode() + "/" + place.countryCode() + "/" + place.subdivisionCode());
      case Geoproximity near -> List.of("geoproximity", near.location().toString());
      case IpBased blocks -> List.of("ip-based in " + blocks.collectionId(), blocks.locationName());
    };
  }

  private static boolean haveTtlsThatAgree(RequestedChange one, RequestedChange other) {
    return !(one.routing() instanceof Weighted
        && one.data() instanceof RequestedData.Values here
        && other.data() instanceof RequestedData.Values there
        && here.ttlSeconds() != there.ttlSeconds());
  }

  /** Follows all aliases of all sets, as often as there are sets. */
  private boolean hasLoop() {
    for (RequestedChange start : sets.values()) {
      Set<String> reached = targets(Set.of(nameAndType(start)));
      for (int i = 0; i < sets.size(); i++) {
        if (reached.contains(nameAndType(start))) {
          return true;
        }
        reached = targets(reached);
      }
    }
    return false;
  }

  private static String nameAndType(RequestedChange set) {
    return name(set) + " " + set.type();
  }

  private Set<String> targets(Set<String> namesAndTypes) {
    return sets.values().stream()
        .filter(set -> namesAndTypes.contains(nameAndType(set)))
        .map(set ->
            set.data() instanceof RequestedData.Alias alias
                    && alias.hostedZoneId().value().equals("Z1")
                ? DnsName.of(alias.dnsName()) + " " + set.type()
                : null)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
