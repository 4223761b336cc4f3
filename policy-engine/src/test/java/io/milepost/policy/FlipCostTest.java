package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.milepost.model.cidr.Cidr;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthView;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the flip of a health check costs, and a change of a collection's blocks, counted: groups
 * that use them are neither compiled nor prepared again, and answer differently all the same.
 */
class FlipCostTest {
  private static final int MANY = 10_000;
  private static final ZoneReference ZONE =
      new ZoneReference(RoutedText.ZONE, 1, DnsName.of("example.com"));
  private static final HealthCheckId SHARED = new HealthCheckId("shared");

  /** Health that can flip, as the answer path reads it. */
  private static final class Switchboard implements HealthView {
    private final HealthSlots slots = new HealthSlots();
    private HealthSnapshot snapshot = HealthSnapshot.ALL_HEALTHY;

    /** Flips a check, and gives how many bytes that took. */
    long flip(HealthCheckId check, boolean healthy) {
      int slot = slots.slotOf(check);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      snapshot = snapshot.with(slot, healthy);
      return threads.getCurrentThreadAllocatedBytes() - before;
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

  private final Switchboard health = new Switchboard();
  private final RoutingSources sources =
      new RoutingSources(
          health, address -> Place.UNKNOWN, LatencyModel.BY_DISTANCE, Endpoints.UNKNOWN);
  private final AnswerEngine engine =
      new AnswerEngine(CidrMap.of(Map.of()), sources, new RandomChance(new SplittableRandom(1)));

  private static ZoneDirectory load(int groups, String... members) {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(RoutedText.parse("example.com 900 SOA ns.example.net. h.example.net. 1 2 3 4 60"));
    sets.add(RoutedText.parse("example.com 900 NS ns.example.net."));
    for (int i = 0; i < groups; i++) {
      for (String member : members) {
        sets.add(RoutedText.parse("g" + i + ".example.com " + member));
      }
    }
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(ZONE);
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  private String answer(ZoneDirectory zones, int group, Client client) {
    DnsName qname = DnsName.of("g" + group + ".example.com");
    return Outcome.of(engine, zones, client, qname, RecordType.A.code()).lines().stream()
        .filter(line -> line.startsWith("answer "))
        .map(line -> line.substring(line.lastIndexOf('.') + 1))
        .findFirst()
        .orElse("-");
  }

  private List<String> answers(ZoneDirectory zones, int groups, Client client) {
    return IntStream.range(0, groups).mapToObj(group -> answer(zones, group, client)).toList();
  }

  /** What the engine has made of each group, which must have been made before. */
  private static List<RoutedSets.PolicyForm> forms(ZoneDirectory zones, int groups) {
    ZoneSnapshot zone = Objects.requireNonNull(zones.find(ZONE));
    return IntStream.range(0, groups)
        .mapToObj(group -> {
          NameCursor name = new NameCursor();
          name.set(DnsName.of("g" + group + ".example.com").toWire(), 0);
          RoutedSets sets = (RoutedSets) zone.lookup(name, RecordType.A.code(), new NodeCursor());
          return sets.form(again -> {
            throw new AssertionError("prepared again: " + again.members());
          });
        })
        .toList();
  }

  private static void assertSame(
      List<RoutedSets.PolicyForm> after, List<RoutedSets.PolicyForm> before) {
    assertThat(after).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(before);
  }

  @Test
  void flip_touchesNoGroup_howeverManyUseTheCheck() {
    String primary = "60 A 192.0.2.1 | failover a PRIMARY | shared";
    String secondary = "60 A 192.0.2.2 | failover b SECONDARY";
    ZoneDirectory many = load(MANY, primary, secondary);
    Client client = new Client();
    assertThat(answers(many, MANY, client)).containsOnly("1");
    List<RoutedSets.PolicyForm> before = forms(many, MANY);
    health.flip(SHARED, false);
    health.flip(SHARED, true);

    long bytes = health.flip(SHARED, false);
    assertThat(answers(many, MANY, client)).containsOnly("2");
    assertSame(forms(many, MANY), before);
    // One bit for each check: a word of 64, and the objects around it.
    assertThat(bytes).isBetween(1L, 64L);
  }

  @Test
  void flip_of10000Checks_copiesTheirBitsAndNothingElse() {
    for (int i = 0; i < MANY; i++) {
      health.flip(new HealthCheckId("check " + i), false);
    }
    health.flip(SHARED, false);
    health.flip(SHARED, true);
    assertThat(health.flip(SHARED, false)).isBetween(MANY / 8L, MANY / 8L + 128);
  }

  private static ZoneDirectory change(
      ZoneDirectory zones, CompileCost cost, String location, String removed, String added) {
    Effect effect =
        new Effect.CidrLocationChanged(
            RoutedText.COLLECTION, location, blocks(removed), blocks(added));
    return ZoneCompiler.apply(zones, new LogEntry(2, Instant.EPOCH, List.of(effect)), cost);
  }

  private static List<Cidr> blocks(String text) {
    return text.isEmpty() ? List.of() : List.of(Cidr.parse(text));
  }

  @Test
  void cidrChange_touchesNoGroup_howeverManyUseTheCollection() {
    ZoneDirectory zones =
        load(
            MANY,
            "60 A 192.0.2.1 | ip a office",
            "60 A 192.0.2.2 | ip b city | shared",
            "60 A 192.0.2.3 | ip c *");
    for (int i = 0; i < MANY; i++) {
      String block = "10." + (i >> 8) + "." + (i & 0xff) + ".0/24";
      zones = change(zones, new CompileCost(), "city", "", block);
    }
    Client client = new Client();
    client.setSubnet(24).setIpv4(0xc6336400);
    assertThat(answers(zones, MANY, client)).containsOnly("3");
    List<RoutedSets.PolicyForm> before = forms(zones, MANY);

    CompileCost cost = new CompileCost();
    ZoneDirectory changed = change(zones, cost, "office", "", "198.51.100.0/24");
    assertThat(answers(changed, MANY, client)).containsOnly("1");
    assertSame(forms(changed, MANY), before);
    assertThat(changed.find(ZONE)).isSameAs(zones.find(ZONE));
    assertThat(cost.namesCompiled()).isZero();
    // The way to a block of 24 bits, among 10,000 blocks, and the collection's place.
    assertThat(cost.bytesCopied()).isBetween(1L, 25 * 100L + 256);

    cost = new CompileCost();
    ZoneDirectory back = change(changed, cost, "office", "198.51.100.0/24", "");
    assertThat(answers(back, MANY, client)).containsOnly("3");
    assertSame(forms(back, MANY), before);
    assertThat(cost.namesCompiled()).isZero();
    // The block stood alone beside all others, whose node takes the place of both.
    assertThat(cost.bytesCopied()).isLessThanOrEqualTo(25 * 100L + 256);
  }
}
