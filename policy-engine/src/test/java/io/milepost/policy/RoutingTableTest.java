package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each policy answers. A zone in the form of {@link RoutedText}, the checks that are down, and
 * then the place of a client, a question, and all the answers that it may get, with {@code /}
 * between them; an answer is the last numbers of its addresses, in order, and the TTL behind
 * {@code @}; {@code -} is NODATA.
 */
class RoutingTableTest {
  private static final List<String> APEX =
      List.of(
          "example.com 900 SOA ns.example.net. h.example.net. 1 2 3 4 60",
          "example.com 900 NS ns.example.net.");

  private static final int DRAWS = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        w.example.com 60 A 192.0.2.1 | weighted a 3
        w.example.com 60 A 192.0.2.2 | weighted b 1
        - w A: 1@60 / 2@60
        """,
        """
        w.example.com 60 A 192.0.2.1 | weighted a 0
        w.example.com 60 A 192.0.2.2 | weighted b 0
        - w A: 1@60 / 2@60
        """,
        """
        w.example.com 60 A 192.0.2.1 | weighted a 10 | down
        w.example.com 60 A 192.0.2.2 | weighted b 0
        - w A: 2@60
        """,
        """
        w.example.com 60 A 192.0.2.1 | weighted a 10 | down
        w.example.com 60 A 192.0.2.2 | weighted b 0 | down
        - w A: 1@60
        """,
        """
        w.example.com 60 A 192.0.2.1 | weighted a 10
        w.example.com 30 A 192.0.2.2 | weighted b 0
        w.example.com 30 A 192.0.2.3 | weighted c 5 | up
        w.example.com 20 A 192.0.2.4 | weighted d 5 | down
        - w A: 1@60 / 3@30
        """,
        """
        w.example.com 60 A 192.0.2.1 | weighted a 0 | down
        w.example.com 60 A 192.0.2.2 | weighted b 0
        w.example.com 60 A 192.0.2.3 | weighted c 0 | up
        - w A: 2@60 / 3@60
        """
      })
  void weighted(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        g.example.com 60 A 192.0.2.1 | geolocation ca US-CA | down
        g.example.com 60 A 192.0.2.2 | geolocation us US
        g.example.com 60 A 192.0.2.3 | geolocation all *
        US-CA g A: 2@60
        US-NY g A: 2@60
        JP g A: 3@60
        - g A: 3@60
        PR g A: 3@60
        """,
        """
        g.example.com 60 A 192.0.2.1 | geolocation ca US-CA
        g.example.com 60 A 192.0.2.2 | geolocation eu EU
        JP g A: -
        - g A: -
        US g A: -
        US-CA g A: 1@60
        FR g A: 2@60
        RU g A: 2@60
        """,
        """
        g.example.com 60 A 192.0.2.1 | geolocation na NA
        g.example.com 60 A 192.0.2.2 | geolocation all *
        PR g A: 1@60
        @35.68,139.69 g A: 2@60
        """,
        """
        g.example.com 60 A 192.0.2.1 | geolocation us US | down
        g.example.com 60 A 192.0.2.2 | geolocation na NA | down
        g.example.com 60 A 192.0.2.3 | geolocation jp JP
        US-CA g A: 1@60
        CA g A: 2@60
        """
      })
  void geolocation(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        l.example.com 60 A 192.0.2.1 | latency a us-east-1 | down
        l.example.com 60 A 192.0.2.2 | latency b eu-west-1
        @40.71,-74.01 l A: 2@60
        """,
        """
        l.example.com 60 A 192.0.2.1 | latency a us-east-1
        l.example.com 60 A 192.0.2.2 | latency b eu-west-1
        l.example.com 60 A 192.0.2.3 | latency c ap-northeast-1
        @40.71,-74.01 l A: 1@60
        JP l A: 3@60
        GB l A: 2@60
        eu-central-1 l A: 2@60
        - l A: 1@60
        """,
        """
        l.example.com 60 A 192.0.2.1 | latency a us-gov-west-1
        l.example.com 60 A 192.0.2.2 | latency b us-west-2
        us-west-2 l A: 2@60
        us-gov-west-1 l A: 1@60
        """,
        """
        l.example.com 60 A 192.0.2.1 | latency a us-east-1 | down
        l.example.com 60 A 192.0.2.2 | latency b eu-west-1 | down
        FR l A: 2@60
        """
      })
  void latency(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        p.example.com 60 A 192.0.2.1 | geoproximity a @0,1.35 50
        p.example.com 60 A 192.0.2.2 | geoproximity b @0,-0.9 0
        @0,0 p A: 1@60
        """,
        """
        p.example.com 60 A 192.0.2.1 | geoproximity a @0,1.35 0
        p.example.com 60 A 192.0.2.2 | geoproximity b @0,-0.9 -50
        @0,0 p A: 1@60
        """,
        """
        p.example.com 60 A 192.0.2.1 | geoproximity a us-east-1 0 | down
        p.example.com 60 A 192.0.2.2 | geoproximity b us-west-2-lax-1 0
        p.example.com 60 A 192.0.2.3 | geoproximity c eu-west-1 50
        @40.71,-74.01 p A: 3@60
        US-NY p A: 2@60
        JP p A: 3@60
        @45,-120 p A: 2@60
        - p A: 3@60
        """,
        """
        p.example.com 60 A 192.0.2.2 | geoproximity b @10,10 0
        p.example.com 60 A 192.0.2.1 | geoproximity a @10,-10 0
        @10,0 p A: 1@60
        """
      })
  void geoproximity(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        f.example.com 60 A 192.0.2.1 | failover a PRIMARY | up
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        - f A: 1@60
        """,
        """
        f.example.com 60 A 192.0.2.1 | failover a PRIMARY | down
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        - f A: 2@60
        """,
        """
        f.example.com 60 A 192.0.2.1 | failover a PRIMARY | down
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY | down
        - f A: 1@60
        """,
        """
        f.example.com 60 A 192.0.2.1 | failover a PRIMARY | down
        - f A: 1@60
        """,
        """
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY | down
        - f A: 2@60
        """
      })
  void failover(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        m.example.com 60 A 192.0.2.1 | multivalue a | down
        m.example.com 30 A 192.0.2.2 | multivalue b
        m.example.com 60 A 192.0.2.3,192.0.2.4 | multivalue c | up
        - m A: 2,3,4@30
        """,
        """
        m.example.com 60 A 192.0.2.1 | multivalue a | down
        m.example.com 60 A 192.0.2.2 | multivalue b | down
        m.example.com 60 A 192.0.2.3 | multivalue c | down
        - m A: 1,2,3@60
        """
      })
  void multivalue(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A target's policy and TTL; only the alias's own type.
        """
        w.example.com 60 A 192.0.2.1 | weighted a 3
        w.example.com 30 A 192.0.2.2 | weighted b 1
        a.example.com alias A w.example.com
        aa.example.com alias A a.example.com
        - a A: 1@60 / 2@30
        - aa A: 1@60 / 2@30
        - a AAAA: -
        """,
        // The branch of one region is down; with and without evaluation of the target.
        """
        l.example.com alias A use1.example.com! | latency a us-east-1
        l.example.com alias A euw1.example.com! | latency b eu-west-1
        n.example.com alias A use1.example.com | latency a us-east-1
        n.example.com alias A euw1.example.com | latency b eu-west-1
        use1.example.com 60 A 192.0.2.1 | weighted a 1 | down
        use1.example.com 60 A 192.0.2.2 | weighted b 1 | down
        euw1.example.com 60 A 192.0.2.3 | weighted a 1 | up
        US l A: 3@60
        US n A: 1@60 / 2@60
        FR l A: 3@60
        """,
        // All branches are down: the policy as if all were up.
        """
        l.example.com alias A use1.example.com! | latency a us-east-1
        l.example.com alias A euw1.example.com! | latency b eu-west-1
        use1.example.com 60 A 192.0.2.1 | failover a PRIMARY | down
        use1.example.com 60 A 192.0.2.2 | failover b SECONDARY | down
        euw1.example.com 60 A 192.0.2.3 | weighted a 1 | down
        US l A: 1@60
        FR l A: 3@60
        """,
        // An alias with a check of its own needs both.
        """
        f.example.com alias A t.example.com! | failover a PRIMARY | down
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        t.example.com 60 A 192.0.2.1
        - f A: 2@60
        """,
        // A simple set's check says nothing about its own answers, but about the alias to it.
        """
        f.example.com alias A t.example.com! | failover a PRIMARY
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        t.example.com 60 A 192.0.2.1 | simple | down
        - f A: 2@60
        - t A: 1@60
        """,
        // A target that is not there.
        """
        f.example.com alias A gone.example.com! | failover a PRIMARY
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        g.example.com alias A gone.example.com
        - f A: 2@60
        - g A: -
        """,
        // Three levels, evaluated from the bottom up.
        """
        top.example.com alias A mid.example.com! | failover a PRIMARY
        top.example.com 60 A 192.0.2.9 | failover b SECONDARY
        mid.example.com alias A low1.example.com! | weighted a 1
        mid.example.com alias A low2.example.com! | weighted b 1
        low1.example.com 60 A 192.0.2.1 | multivalue a | down
        low2.example.com 60 A 192.0.2.2 | multivalue a | down
        low2.example.com 60 A 192.0.2.3 | multivalue b | up
        - top A: 3@60
        """,
        // A wildcard under a policy, and an alias to it.
        """
        *.wild.example.com 60 A 192.0.2.1 | weighted a 1
        *.wild.example.com 60 A 192.0.2.2 | weighted b 1 | down
        to.example.com alias A \\052.wild.example.com
        - any.wild A: 1@60
        - any.wild AAAA: -
        - to A: 1@60
        """,
        // CNAMEs under a policy.
        """
        c.example.com 60 CNAME x.example.com. | weighted a 1
        c.example.com 60 CNAME y.example.com. | weighted b 1 | down
        x.example.com 30 A 192.0.2.1
        y.example.com 30 A 192.0.2.2
        - c A: 1@30
        - c AAAA: -
        """,
        // What leads to itself, which the API refuses, is no answer and no loop.
        """
        a.example.com alias A b.example.com!
        b.example.com alias A a.example.com!
        f.example.com alias A a.example.com! | failover a PRIMARY
        f.example.com 60 A 192.0.2.2 | failover b SECONDARY
        - a A: -
        - f A: 2@60
        """
      })
  void alias(String text) {
    check(text);
  }

  private static void check(String text) {
    List<PreparedSet> sets = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    Stream.concat(APEX.stream(), text.lines())
        .forEach(line -> {
          if (line.matches(".*: [0-9-].*")) {
            questions.add(line);
          } else {
            sets.add(RoutedText.parse(line));
          }
        });
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(new ZoneReference(RoutedText.ZONE, 1, DnsName.of("example.com")));
    sets.forEach(loader::recordSet);
    ZoneDirectory zones = loader.finish(1);
    assertThat(questions).isNotEmpty();
    for (String question : questions) {
      String[] sides = question.split(": ", 2);
      String[] asked = sides[0].split(" ", 3);
      String found = String.join(" / ", answers(zones, asked[0], asked[1], asked[2]));
      assertThat(found).as(text + question).isEqualTo(sides[1].strip());
    }
  }

  private static Set<String> answers(ZoneDirectory zones, String place, String label, String type) {
    Place where = place.equals("-") ? Place.UNKNOWN : Place.parse(place);
    RoutingSources sources =
        new RoutingSources(
            new Down(), address -> where, LatencyModel.BY_DISTANCE, Endpoints.UNKNOWN);
    AnswerEngine engine =
        new AnswerEngine(CidrMap.of(Map.of()), sources, new RandomChance(new SplittableRandom(1)));
    Set<String> answers = new TreeSet<>();
    for (int i = 0; i < DRAWS; i++) {
      DnsName qname = DnsName.of(label + ".example.com");
      Outcome outcome =
          Outcome.of(engine, zones, new Client(), qname, RecordType.valueOf(type).code());
      assertThat(outcome.lines()).contains("NOERROR aa");
      answers.add(answer(outcome));
    }
    return answers;
  }

  private static String answer(Outcome outcome) {
    List<String[]> records =
        outcome.lines().stream()
            .filter(line -> line.startsWith("answer ") && line.contains(" A "))
            .map(line -> line.split(" "))
            .toList();
    if (records.isEmpty()) {
      assertThat(outcome.lines()).anyMatch(line -> line.matches("authority .* SOA .*"));
      return "-";
    }
    return records.stream()
        .map(fields -> fields[4].substring(fields[4].lastIndexOf('.') + 1))
        .sorted()
        .collect(Collectors.joining(",", "", "@" + records.getFirst()[2]));
  }

  /** The check of the name {@code down} is unhealthy, and no other. */
  private static final class Down implements HealthView {
    private final HealthSlots slots = new HealthSlots();
    private final HealthSnapshot snapshot =
        HealthSnapshot.ALL_HEALTHY.with(slots.slotOf(new HealthCheckId("down")), false);

    @Override
    public HealthSnapshot now() {
      return snapshot;
    }

    @Override
    public HealthSlots slots() {
      return slots;
    }
  }
}
