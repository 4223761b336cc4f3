package io.milepost.policy.agreement;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover.Role;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.reference.Block;
import io.milepost.policy.reference.Data;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.Rule;
import io.milepost.policy.reference.World;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A world of the model as the engine reads it. A value is the number in the last octets. */
final class Compiled {
  static final VpcId VPC = new VpcId("vpc-1");

  private static final String APEX = "example.com";
  private static final HostedZoneId ZONE = new HostedZoneId("Z1");
  private static final HostedZoneId AWS_ZONE = new HostedZoneId("ZELB");
  private static final CidrCollectionId COLLECTION = new CidrCollectionId("c");

  private Compiled() {}

  static DnsName name(String label) {
    return DnsName.of(label + "." + APEX);
  }

  static ZoneDirectory zones(World world) {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(apexSet(RecordType.NS, "ns.example.net."));
    sets.add(apexSet(RecordType.SOA, "ns.example.net. h.example.net. 1 2 3 4 60"));
    world.groups().forEach((key, group) -> group.forEach(set -> sets.add(prepared(key, set))));
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    boolean isPrivate = world.vpcRegion().isPresent();
    loader.hostedZone(new ZoneReference(ZONE, 1, DnsName.of(APEX), isPrivate));
    world.vpcRegion().ifPresent(region -> loader.vpcAssociation(new Vpc(region, VPC)));
    sets.forEach(loader::recordSet);
    Map<String, List<Cidr>> blocks = new TreeMap<>();
    for (Block block : world.blocks()) {
      blocks.computeIfAbsent(block.location(), first -> new ArrayList<>()).add(cidr(block));
    }
    List<Effect> effects = new ArrayList<>();
    blocks.forEach((location, added) ->
        effects.add(new Effect.CidrLocationChanged(COLLECTION, location, List.of(), added)));
    LogEntry entry = new LogEntry(2, Instant.EPOCH, effects);
    return ZoneCompiler.apply(loader.finish(1), entry, new CompileCost());
  }

  private static PreparedSet apexSet(RecordType type, String value) {
    try {
      RdataList rdata = RdataList.of(List.of(RecordValue.parse(type, value)));
      return new PreparedSet(DnsName.of(APEX), type, new RoutingPolicy.Simple(), 900, rdata);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(value, e);
    }
  }

  private static PreparedSet prepared(Key key, RecordSet set) {
    RecordType type = RecordType.valueOf(key.type());
    Optional<HealthCheckId> check =
        Optional.of(set.check()).filter(id -> !id.isEmpty()).map(HealthCheckId::new);
    return new PreparedSet(name(key.label()), type, routing(set), data(set.data(), type), check);
  }

  private static PreparedData data(Data data, RecordType type) {
    return switch (data) {
      case Data.Values values -> new PreparedData.Values(values.ttl(), rdata(values, type));
      case Data.Alias(String target, boolean evaluates) ->
          new PreparedData.Alias(new AliasTarget(ZONE, name(target), evaluates));
      case Data.OfEndpoint(String name, boolean evaluates) ->
          new PreparedData.Alias(new AliasTarget(AWS_ZONE, DnsName.of(name), evaluates));
    };
  }

  static RdataList rdata(Data.Values values, RecordType type) {
    int octets = type == RecordType.A ? 4 : 16;
    return RdataList.of(
        values.values().stream()
            .map(value ->
                ByteBuffer.allocate(octets).putInt(octets - 4, Integer.parseInt(value)).array())
            .toList());
  }

  private static RoutingPolicy routing(RecordSet set) {
    if (set.rule() instanceof Rule.Simple) {
      return new RoutingPolicy.Simple();
    }
    SetIdentifier id = new SetIdentifier(set.identifier());
    return switch (set.rule()) {
      case Rule.Simple _ -> new RoutingPolicy.Simple();
      case Rule.Weighted(int weight) -> new RoutingPolicy.Weighted(id, weight);
      case Rule.Latency(String region) -> new RoutingPolicy.Latency(id, region);
      case Rule.Failover(boolean primary) ->
          new RoutingPolicy.Failover(id, primary ? Role.PRIMARY : Role.SECONDARY);
      case Rule.Geolocation(String code, boolean isContinent) -> geolocation(id, code, isContinent);
      case Rule.Geoproximity(String spot, int bias) ->
          new RoutingPolicy.Geoproximity(id, location(spot), bias);
      case Rule.Multivalue _ -> new RoutingPolicy.Multivalue(id);
      case Rule.IpBased(String location) -> new RoutingPolicy.IpBased(id, COLLECTION, location);
    };
  }

  private static RoutingPolicy geolocation(SetIdentifier id, String code, boolean isContinent) {
    String[] codes = code.split("-", 2);
    return new RoutingPolicy.Geolocation(
        id,
        isContinent ? Optional.of(code) : Optional.empty(),
        isContinent ? Optional.empty() : Optional.of(codes[0]),
        codes.length > 1 ? Optional.of(codes[1]) : Optional.empty());
  }

  private static Location location(String spot) {
    if (spot.startsWith("@")) {
      String[] point = spot.substring(1).split(",", 2);
      return new Location.Coordinates(point[0], point[1]);
    }
    return spot.matches(".*-[0-9]+-[a-z]+-[0-9]+")
        ? new Location.LocalZoneGroup(spot)
        : new Location.Region(spot);
  }

  private static Cidr cidr(Block block) {
    Network network = block.network();
    byte[] octets = octets(network);
    ByteBuffer bits = ByteBuffer.allocate(16).put(octets).rewind();
    return new Cidr(network.ipv6(), bits.getLong(), bits.getLong(), network.length());
  }

  /** The first address of a network. */
  static byte[] octets(Network network) {
    int all = network.ipv6() ? 128 : 32;
    String bits = network.bits() + "0".repeat(all - network.length());
    byte[] number = new BigInteger("1" + bits, 2).toByteArray();
    byte[] octets = new byte[all / 8];
    System.arraycopy(number, number.length - octets.length, octets, 0, octets.length);
    return octets;
  }
}
