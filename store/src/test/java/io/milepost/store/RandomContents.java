package io.milepost.store;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws names and record sets that meet often, with the octets that sort in odd places. */
final class RandomContents {
  private static final List<String> LABELS =
      List.of("a", "b", "a-b", "_x", "0", "*", "a.b", "a\\b", "\u0000", "\u00ff", "ab", "~", "9");
  private static final List<String> IDENTIFIERS = List.of("one", "two", "Two", "a b", "x y", "ü");

  private final RandomGenerator random;

  RandomContents(RandomGenerator random) {
    this.random = random;
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A name of at most that many labels below another; the other itself if there are none. */
  DnsName nameBelow(DnsName parent, int maxLabels) {
    DnsName name = parent;
    for (int left = random.nextInt(maxLabels + 1); left > 0; left--) {
      name = child(name, oneOf(LABELS));
    }
    return name;
  }

  private static DnsName child(DnsName parent, String label) {
    byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.write(octets.length);
    wire.writeBytes(octets);
    wire.writeBytes(parent.toWire());
    return DnsName.fromWire(wire.toByteArray(), 0);
  }

  /** One of few VPCs, so that they meet. */
  Vpc vpc() {
    int number = random.nextInt(4);
    return new Vpc("eu-west-" + number, new VpcId("vpc-" + number));
  }

  /** A set with arbitrary values and any routing policy. */
  ResourceRecordSet set(DnsName apex) {
    RecordType type = oneOf(List.of(RecordType.values()));
    List<String> texts = new ArrayList<>();
    List<byte[]> rdata = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      byte[] one = new byte[random.nextInt(6)];
      random.nextBytes(one);
      rdata.add(one);
      texts.add(oneOf(List.of("", "10.0.0.1", "\"a text\" \"ü\"", "x'y", "\t")));
    }
    return new ResourceRecordSet(
        nameBelow(apex, 3),
        type,
        routing(),
        random.nextInt(4) == 0
            ? alias(apex)
            : new RecordData.Values(random.nextInt(1000), texts, RdataList.of(rdata)),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new HealthCheckId("check-" + random.nextInt(9))));
  }

  private RecordData alias(DnsName apex) {
    HostedZoneId zone = new HostedZoneId("Z" + random.nextInt(9));
    return new RecordData.Alias(new AliasTarget(zone, nameBelow(apex, 3), random.nextBoolean()));
  }

  /** Simple routing as often as all other cases together. */
  private RoutingPolicy routing() {
    SetIdentifier identifier = new SetIdentifier(oneOf(IDENTIFIERS));
    return random.nextBoolean() ? new RoutingPolicy.Simple() : oneOf(everyCase(identifier));
  }

  /** Each case of the routing policies, with each kind of place. */
  static List<RoutingPolicy> everyCase(SetIdentifier identifier) {
    return List.of(
        new RoutingPolicy.Weighted(identifier, 0),
        new RoutingPolicy.Weighted(identifier, 255),
        new RoutingPolicy.Latency(identifier, "eu-west-1"),
        new RoutingPolicy.Failover(identifier, RoutingPolicy.Failover.Role.PRIMARY),
        new RoutingPolicy.Failover(identifier, RoutingPolicy.Failover.Role.SECONDARY),
        geolocation(identifier, Optional.of("EU"), Optional.empty(), Optional.empty()),
        geolocation(identifier, Optional.empty(), Optional.of("*"), Optional.empty()),
        geolocation(identifier, Optional.empty(), Optional.of("US"), Optional.of("CA")),
        new RoutingPolicy.Geoproximity(identifier, new Location.Region("us-east-1"), -99),
        new RoutingPolicy.Geoproximity(
            identifier, new Location.LocalZoneGroup("us-west-2-lax-1"), 0),
        new RoutingPolicy.Geoproximity(identifier, new Location.Coordinates("-0.5", "139.69"), 99),
        new RoutingPolicy.Multivalue(identifier),
        new RoutingPolicy.IpBased(
            identifier, new CidrCollectionId("c0ffee00-0000-4000-8000-000000000000"), "*"));
  }

  private static RoutingPolicy geolocation(
      SetIdentifier identifier,
      Optional<String> continent,
      Optional<String> country,
      Optional<String> subdivision) {
    return new RoutingPolicy.Geolocation(identifier, continent, country, subdivision);
  }
}
