package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.milepost.model.cidr.Cidr;
import io.milepost.model.health.HealthView;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.order.RandomOrder;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.server.respond.Transport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTest {
  private static final int ROUNDS = 2_000;

  /** What counting itself, and a compiler that works beside, may cost; less than one octet each. */
  private static final long TOLERATED_OCTETS = 10_000;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void respond_afterWarmUp_allocatesNothing(Transport transport) {
    SplittableRandom random = new SplittableRandom(1);
    RandomZone zone = new RandomZone(random);
    ZoneDirectory zones = ZoneText.parse(zone.text());
    Asker asker = new Asker(() -> zones, new RandomOrder(random));
    List<byte[]> queries =
        List.of(
            RawMessage.query("example.com", 1).opt().toBytes(),
            RawMessage.query(zone.question(), 1).opt().toBytes(),
            RawMessage.query(zone.question(), 0).toBytes(),
            RawMessage.query("nowhere.example.com", 1).opt().toBytes(),
            RawMessage.query("example.net", 1).opt().toBytes(),
            RawMessage.query("example.com", 2).opt().opt().toBytes(),
            RawMessage.query("a.".repeat(120) + "example.com", 1).opt().toBytes(),
            RawMessage.header(0, 1, 0, 0, 0).question("example.com", 2, 1).toBytes());
    assertThat(allocated(() -> ask(asker, queries, transport))).isLessThan(TOLERATED_OCTETS);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void respond_insideVpcs_allocatesNothing(Transport transport) {
    ZoneDirectory zones =
        ZoneText.parse(
            """
            example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
            example.com 3600 NS ns.example.com
            vpcs vpc-1 vpc-2
            example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
            example.com 3600 NS ns.example.com
            www.example.com 60 A 192.0.2.1
            """);
    Map<Cidr, VpcId> vpcs = new HashMap<>();
    for (int i = 1; i < 200; i++) {
      vpcs.put(Cidr.parse("10." + i + ".0.0/16"), new VpcId("vpc-" + i));
    }
    vpcs.put(Cidr.parse("2001:db8::/64"), new VpcId("vpc-1"));
    Asker asker =
        new Asker(
            () -> zones,
            new AnswerEngine(CidrMap.of(vpcs), RoutingSources.none(), (owner, at, type) -> 0),
            Asker.AS_GIVEN,
            1024);
    List<byte[]> queries =
        List.of(
            RawMessage.query("www.example.com", 1).opt().toBytes(),
            RawMessage.query("absent.example.com", 1).opt().toBytes(),
            RawMessage.query("example.net", 1).opt().toBytes());
    assertThat(
            allocated(() -> {
              for (int i = 1; i < 4; i++) {
                asker.responder().client().setIpv4(10 << 24 | i << 16 | 7);
                ask(asker, queries, transport);
              }
              asker.responder().client().setIpv6(0x20010db800000000L, 1);
              ask(asker, queries, transport);
            }))
        .isLessThan(TOLERATED_OCTETS);
  }

  /** Every policy, and a tree of them, for clients with and without a network that they name. */
  @ParameterizedTest
  @EnumSource
  void respond_byPolicy_allocatesNothing(Transport transport) {
    ZoneDirectory zones = RoutedZone.directory();
    RoutingSources sources =
        new RoutingSources(
            HealthView.allHealthy(),
            address -> Place.UNKNOWN,
            LatencyModel.BY_DISTANCE,
            Endpoints.UNKNOWN);
    Asker asker =
        new Asker(
            () -> zones,
            new AnswerEngine(
                CidrMap.of(Map.of()), sources, new RandomChance(new SplittableRandom(1))),
            Asker.AS_GIVEN,
            1024);
    List<byte[]> queries = new ArrayList<>();
    byte[] subnet = {0, 8, 0, 7, 0, 1, 24, 0, (byte) 192, 0, 2};
    for (String group : RoutedZone.GROUPS) {
      queries.add(RawMessage.query(group + ".example.com", 0).toBytes());
      queries.add(RawMessage.query(group + ".example.com", 1).opt(subnet).toBytes());
    }
    queries.add(RawMessage.query("tree.example.com", 1).opt(subnet).toBytes());
    assertThat(allocated(() -> ask(asker, queries, transport))).isLessThan(TOLERATED_OCTETS);
  }

  /** The octets that a task that was run before allocates, of several times the least. */
  private static long allocated(Runnable task) {
    task.run();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      task.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static void ask(Asker asker, List<byte[]> queries, Transport transport) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < queries.size(); i++) {
        byte[] query = queries.get(i);
        System.arraycopy(query, 0, asker.responder().received(), 0, query.length);
        asker.responder().respond(query.length, transport);
      }
    }
  }
}
