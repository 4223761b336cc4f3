package io.milepost.policy.agreement;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthView;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Question;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.order.Chance;
import io.milepost.policy.place.GeoPoint;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Locator;
import io.milepost.policy.place.Place;
import io.milepost.policy.reference.Endpoint;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.Reply;
import io.milepost.policy.reference.World;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The engine in a world of the model, with one client. */
final class Subject {
  private static final Map<Cidr, VpcId> EVERYBODY =
      Map.of(Cidr.parse("0.0.0.0/0"), Compiled.VPC, Cidr.parse("::/0"), Compiled.VPC);

  private final ZoneDirectory zones;
  private final AnswerEngine engine;
  private final Client client = new Client();
  private final Question question = new Question();
  private final Response response = new Response();

  Subject(World world, io.milepost.policy.reference.Client asking, Chance chance) {
    this.zones = Compiled.zones(world);
    client.source().set(address(asking.source()));
    client.clearSubnet();
    asking.subnet().ifPresent(subnet -> client.setSubnet(subnet.length()).set(address(subnet)));
    RoutingSources sources =
        new RoutingSources(
            new Checks(world.unhealthy()),
            new Places(asking),
            LatencyModel.BY_DISTANCE,
            new AwsEndpoints(world));
    Map<Cidr, VpcId> vpcs = world.vpcRegion().isPresent() ? EVERYBODY : Map.of();
    this.engine = new AnswerEngine(CidrMap.of(vpcs), sources, chance);
  }

  private static InetAddress address(Network network) {
    try {
      return InetAddress.getByAddress(Compiled.octets(network));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(network.toString(), e);
    }
  }

  /** Asks once. */
  Reply ask(Key key) {
    question.qname().set(Compiled.name(key.label()).toWire(), 0);
    question.setQtype(RecordType.valueOf(key.type()).code());
    engine.answer(zones, question, client, response);
    if (response.rcode() == Rcode.SERVFAIL) {
      check(response.extendedError() != null, "an extended error");
      return new Reply(Reply.Kind.SERVFAIL, Set.of(), 0, response.scope());
    }
    check(response.rcode() == Rcode.NOERROR, "NOERROR");
    if (response.answer().size() == 0) {
      check(response.authority().rrset(0).type() == RecordType.SOA.code(), "a SOA");
      return new Reply(Reply.Kind.NODATA, Set.of(), 0, response.scope());
    }
    return values();
  }

  private Reply values() {
    Set<String> values = new HashSet<>();
    Set<Integer> ttls = new TreeSet<>();
    for (int i = 0; i < response.answer().size(); i++) {
      Rrset rrset = response.answer().rrset(i);
      check(rrset.type() == question.qtype(), "the question's type");
      check(response.answer().owner(i) == null, "the question's name");
      ttls.add(rrset.ttlSeconds());
      for (int at = rrset.start(); at < rrset.end(); at += 2 + rrset.rdlength(at)) {
        int last = ByteBuffer.wrap(rrset.bytes()).getInt(at + 2 + rrset.rdlength(at) - 4);
        check(values.add(Integer.toString(last)), "each value once");
      }
    }
    check(ttls.size() == 1, "one TTL");
    return new Reply(Reply.Kind.VALUES, values, ttls.iterator().next(), response.scope());
  }

  private static void check(boolean holds, String wanted) {
    if (!holds) {
      throw new AssertionError("wanted " + wanted);
    }
  }

  private static final class Checks implements HealthView {
    private final HealthSlots slots = new HealthSlots();
    private final HealthSnapshot snapshot;

    Checks(Set<String> unhealthy) {
      HealthSnapshot states = HealthSnapshot.ALL_HEALTHY;
      for (String check : unhealthy) {
        states = states.with(slots.slotOf(new HealthCheckId(check)), false);
      }
      this.snapshot = states;
    }

    @Override
    public HealthSnapshot now() {
      return snapshot;
    }

    @Override
    public HealthSlots slots() {
      return slots;
    }
  }

  private record AwsEndpoints(World world) implements Endpoints {
    private Optional<Endpoint> endpoint(DnsName name) {
      return world.endpoints().entrySet().stream()
          .filter(entry -> DnsName.of(entry.getKey()).equals(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public @Nullable LookupResult find(DnsName name, RecordType type) {
      Endpoint endpoint = endpoint(name).filter(Endpoint::known).orElse(null);
      if (endpoint == null) {
        return null;
      }
      return endpoint
          .values()
          .<LookupResult>map(values ->
              new Rrset(type.code(), values.ttl(), Compiled.rdata(values, type), new byte[1]))
          .orElse(NoData.INSTANCE);
    }

    @Override
    public boolean isHealthy(DnsName name) {
      return endpoint(name).map(Endpoint::healthy).orElse(true);
    }
  }

  /** The client's own address and that of its subnet option, each in its place. */
  private static final class Places implements Locator {
    private final ClientAddress source = new ClientAddress();
    private final Place ofSource;
    private final Place ofSubnet;

    Places(io.milepost.policy.reference.Client asking) {
      source.set(address(asking.source()));
      ofSource = place(asking.sourcePlace());
      ofSubnet = place(asking.subnetPlace());
    }

    @Override
    public Place locate(ClientAddress address) {
      boolean isSource =
          address.isIpv6() == source.isIpv6()
              && address.high() == source.high()
              && address.low() == source.low();
      return isSource ? ofSource : ofSubnet;
    }

    private static Place place(String text) {
      if (text.isEmpty()) {
        return Place.UNKNOWN;
      }
      if (RandomPlaces.STRANGE.contains(text)) {
        return Place.of(text, Optional.empty(), Optional.<GeoPoint>empty());
      }
      return Place.parse(text);
    }
  }
}
