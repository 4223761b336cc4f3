package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthView;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.explain.Step;
import io.milepost.policy.order.SeededChance;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an explanation says of each set of a group: whether it answers, what it was compared by, its
 * share, and why it does not answer. Checks named {@code down} say unhealthy. The client is in
 * London, at 192.0.2.0/24.
 */
class ExplainedLossTest {
  private static final String UNHEALTHY = "down";
  private static final ZoneReference ZONE =
      new ZoneReference(RoutedText.ZONE, 1, DnsName.of("example.com"));

  private static HealthView health() {
    HealthSlots slots = new HealthSlots();
    HealthSnapshot snapshot =
        HealthSnapshot.ALL_HEALTHY.with(slots.slotOf(new HealthCheckId(UNHEALTHY)), false);
    return new HealthView() {
      @Override
      public HealthSnapshot now() {
        return snapshot;
      }

      @Override
      public HealthSlots slots() {
        return slots;
      }
    };
  }

  private static ZoneDirectory zones(String members) {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(RoutedText.parse("example.com 900 SOA ns.example.net. h.example.net. 1 2 3 4 60"));
    sets.add(RoutedText.parse("example.com 900 NS ns.example.net."));
    int last = 0;
    for (String member : members.split(";", -1)) {
      sets.add(RoutedText.parse("www.example.com 60 A 192.0.2." + ++last + " | " + member));
    }
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.cidrLocation(RoutedText.COLLECTION, "city", List.of(Cidr.parse("192.0.2.0/24")));
    loader.cidrLocation(RoutedText.COLLECTION, "land", List.of(Cidr.parse("192.0.0.0/16")));
    loader.cidrLocation(RoutedText.COLLECTION, "other", List.of(Cidr.parse("10.0.0.0/8")));
    loader.hostedZone(ZONE);
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  private static String text(Step.Candidate candidate) {
    String shares =
        candidate.share().map(share -> " " + share + "/" + candidate.total().orElse(0L)).orElse("");
    String measure =
        candidate.measure().map(value -> String.format(Locale.ROOT, " %.0f", value)).orElse("");
    return candidate.identifier()
        + " "
        + candidate.outcome().name().toLowerCase(Locale.ROOT)
        + measure
        + shares
        + candidate.reason().map(reason -> ": " + reason).orElse("");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          failover a PRIMARY; failover b SECONDARY       -> a answers; b loses: the primary answers
          failover a PRIMARY | down; failover b SECONDARY -> a loses: it is not healthy; b answers
          failover a PRIMARY | down; failover b SECONDARY | down -> failed open; a answers; b loses: the primary answers
          weighted a 1 | down; weighted b 0; weighted c 3 -> a loses: it is not healthy; b loses: its weight is 0 while a healthy set has more; c answers 3/3
          weighted a 0; weighted b 0 | down               -> a answers 1/1; b loses: it is not healthy
          latency a eu-west-2; latency b us-east-1        -> a answers 1; b loses 84: another set is nearer
          latency a eu-west-2 | down; latency b us-east-1 -> a loses 1: it is not healthy; b answers 84
          geolocation a GB; geolocation b EU; geolocation c JP; geolocation d * -> a answers; b loses: another set is more specific; c loses: the client is not there; d loses: another set is more specific
          geolocation a GB | down; geolocation b JP; geolocation d * -> a loses: it is not healthy; b loses: the client is not there; d answers
          geoproximity a eu-west-2 0; geoproximity b us-east-1 0 -> a answers 0; b loses 5921: another set is nearer
          geoproximity a eu-west-2 0 | down; geoproximity b us-east-1 50 -> a loses 0: it is not healthy; b answers 2961
          multivalue a; multivalue b | down               -> a answers 1/1; b loses: it is not healthy
          multivalue a | down; multivalue b | down        -> failed open; a answers 2/2; b answers 2/2
          ip a city; ip b land; ip c other; ip d *        -> a answers 24; b loses 16: another set is more specific; c loses: the client is not there; d loses: another set is more specific
          ip a city | down; ip b land; ip d *             -> a loses 24: it is not healthy; b answers 16; d loses: another set is more specific
          """)
  void explain_eachSet_answersOrSaysWhyNot(String members, String expected) {
    Place london = Place.parse("GB@51.51,-0.13");
    RoutingSources sources =
        new RoutingSources(
            health(), address -> london, LatencyModel.BY_DISTANCE, Endpoints.UNKNOWN);
    ZoneDirectory zones = zones(members);
    Explainer explainer =
        new Explainer(() -> zones, CidrMap.of(Map.of()), sources, () -> new SeededChance(1));
    Client client = new Client();
    client.setSubnet(24).setIpv4(0xc0000200);
    Step.Group group =
        explainer.explain(DnsName.of("www.example.com"), RecordType.A.code(), client).stream()
            .filter(Step.Group.class::isInstance)
            .map(Step.Group.class::cast)
            .findFirst()
            .orElseThrow();
    List<String> said =
        Stream.concat(
                group.failedOpen() ? Stream.of("failed open") : Stream.of(),
                group.candidates().stream().map(ExplainedLossTest::text))
            .toList();
    assertThat(String.join("; ", said)).isEqualTo(expected);
  }
}
