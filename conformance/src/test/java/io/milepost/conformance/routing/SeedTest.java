package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.UdpPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * With a seed the n-th answer of a group is a function of the seed, the group's name, its type and
 * n: all runs are compared with one that asks each group over UDP, one after the other.
 */
final class SeedTest {
  private static final int ANSWERS = 50;
  private static final List<Group> GROUPS =
      List.of(
          new Group("w.example.com.", Type.A),
          new Group("w.example.com.", Type.AAAA),
          new Group("v.example.com.", Type.A),
          new Group("m.example.com.", Type.A),
          new Group("any.wild.example.com.", Type.A),
          new Group("tree.example.com.", Type.A),
          new Group("c.example.com.", Type.A));

  private static Map<Group, List<List<String>>> expected = Map.of();

  private record Group(String name, int type) {
    Message query(boolean upper) {
      try {
        return DnsQueries.plain(new Name(upper ? name.toUpperCase(Locale.ROOT) : name), type);
      } catch (TextParseException e) {
        throw new IllegalArgumentException(name, e);
      }
    }
  }

  /** A way to ask: which group is asked for the n-th time, and the answer. */
  private interface Way {
    Message ask(DnsClient dns, Group group, int n);
  }

  @BeforeAll
  static void askOneAfterTheOther(@TempDir Path directory) {
    try (MilepostProcess milepost = start(directory, "42")) {
      DnsClient dns = new DnsClient(milepost.dns());
      Map<Group, List<List<String>>> sequences = new HashMap<>();
      for (Group group : GROUPS) {
        List<List<String>> sequence = new ArrayList<>();
        for (int n = 0; n < ANSWERS; n++) {
          sequence.add(answer(dns.udp(group.query(false))));
        }
        sequences.put(group, sequence);
      }
      expected = sequences;
    }
    GROUPS.forEach(group -> assertThat(expected.get(group)).doesNotContain(List.of()));
    // Groups don't draw alike.
    assertThat(new ArrayList<>(expected.values())).doesNotHaveDuplicates();
    assertThat(members(GROUPS.get(0))).isNotEqualTo(members(GROUPS.get(1)));
    assertThat(members(GROUPS.get(0))).isNotEqualTo(members(GROUPS.get(2)));
  }

  /** Which of the equal members of a group answered. */
  private static List<Character> members(Group group) {
    return expected.getOrDefault(group, List.of()).stream()
        .map(List::getFirst)
        .map(address -> address.charAt(address.length() - 1))
        .toList();
  }

  private static MilepostProcess start(Path directory, String seed, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--seed=" + seed);
    MilepostProcess milepost =
        MilepostProcess.start(created(directory), arguments.toArray(String[]::new));
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String zone = api.createZone("example.com", "seed");
      List<Change> changes = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        changes.add(weighted("w", i, RRType.A, "192.0.2." + i));
        changes.add(weighted("w", i, RRType.AAAA, "2001:db8::" + i));
        changes.add(weighted("v", i, RRType.A, "192.0.2." + i));
        changes.add(weighted("*.wild", i, RRType.A, "192.0.2." + i, "192.0.2.10" + i));
        changes.add(weighted("c", i, RRType.CNAME, "branch" + i + ".example.com"));
        changes.add(weighted("branch" + i, 1, RRType.A, "192.0.2.1" + i));
        changes.add(weighted("branch" + i, 2, RRType.A, "192.0.2.2" + i));
        changes.add(alias(zone, i));
        changes.add(weighted("leaf" + i, 1, RRType.A, "192.0.2.1" + i));
        changes.add(weighted("leaf" + i, 2, RRType.A, "192.0.2.2" + i));
      }
      for (int i = 1; i <= 12; i++) {
        changes.add(create(set("m", i, RRType.A, "192.0.2." + i).multiValueAnswer(true)));
      }
      api.changeInOneBatch(zone, changes);
    }
    return milepost;
  }

  private static Path created(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResourceRecordSet.Builder set(
      String label, int number, RRType type, String... values) {
    return Changes.recordSet(label + ".example.com", type, 60, values).toBuilder()
        .setIdentifier("set " + number);
  }

  private static Change create(ResourceRecordSet.Builder set) {
    return Changes.of(ChangeAction.CREATE, set.build());
  }

  private static Change weighted(String label, int number, RRType type, String... values) {
    return create(set(label, number, type, values).weight(1L));
  }

  private static Change alias(String zone, int number) {
    return create(
        ResourceRecordSet.builder()
            .name("tree.example.com")
            .type(RRType.A)
            .setIdentifier("set " + number)
            .weight(1L)
            .aliasTarget(to ->
                to.hostedZoneId(zone)
                    .dnsName("leaf" + number + ".example.com")
                    .evaluateTargetHealth(true)));
  }

  /** The values in the order in which they came; a compressed name has the question's letters. */
  private static List<String> answer(Message message) {
    return message.getSection(Section.ANSWER).stream()
        .map(record -> record.rdataToString().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Asks all groups by turns. */
  private static Map<Group, List<List<String>>> byTurns(MilepostProcess milepost, Way way) {
    DnsClient dns = new DnsClient(milepost.dns());
    Map<Group, List<List<String>>> sequences = new HashMap<>();
    for (int n = 0; n < ANSWERS; n++) {
      for (Group group : GROUPS) {
        sequences
            .computeIfAbsent(group, first -> new ArrayList<>())
            .add(answer(way.ask(dns, group, n)));
      }
    }
    return sequences;
  }

  private static void assertSame(Map<Group, List<List<String>>> sequences) {
    GROUPS.forEach(group ->
        assertThat(sequences.get(group)).as(group.toString()).isEqualTo(expected.get(group)));
  }

  @Test
  void anotherRun_givesTheSame_overUdpAndTcp_inAnyOrderOfGroups(@TempDir Path directory) {
    try (MilepostProcess milepost = start(directory, "42")) {
      Way way =
          (dns, group, n) ->
              n % 3 == 0 ? dns.tcp(group.query(false)) : dns.udp(group.query(n % 2 == 0));
      assertSame(byTurns(milepost, way));
    }
  }

  @Test
  void anotherTransport_givesTheSame(@TempDir Path directory) {
    try (MilepostProcess milepost = start(directory, "42", "--transport=netty")) {
      Way way = (dns, group, n) -> dns.udp(group.query(false));
      assertSame(byTurns(milepost, way));
    }
  }

  @Test
  void explanations_drawByThemselves_andARestartBeginsAgain(@TempDir Path directory) {
    try (MilepostProcess milepost = start(directory, "42")) {
      Way way =
          (dns, group, n) -> {
            String query =
                "/_milepost/explain?name=" + group.name + "&type=" + Type.string(group.type);
            assertThat(new RawHttp(milepost.admin()).get(query).status()).isEqualTo(200);
            return dns.udp(group.query(false));
          };
      assertSame(byTurns(milepost, way));
      milepost.restart("--seed=42");
      assertSame(byTurns(milepost, way));
    }
  }

  @Test
  void anotherSeed_givesOthers(@TempDir Path directory) {
    try (MilepostProcess milepost = start(directory, "43")) {
      Way way = (dns, group, n) -> dns.udp(group.query(false));
      Map<Group, List<List<String>>> others = byTurns(milepost, way);
      GROUPS.forEach(group -> assertThat(others.get(group)).isNotEqualTo(expected.get(group)));
    }
  }

  /** Sockets that are served by several event loops share the n-th answers among them. */
  @Test
  void manySockets_getTheSameAnswersTogether(@TempDir Path directory) throws Exception {
    int sockets = 10;
    Group group = GROUPS.getFirst();
    try (MilepostProcess milepost = start(directory, "42");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byte[] query = group.query(false).toWire();
      List<Future<List<List<String>>>> parts =
          IntStream.range(0, sockets)
              .mapToObj(socket -> threads.submit(() -> ask(milepost, query, ANSWERS / sockets)))
              .toList();
      List<List<String>> together = new ArrayList<>();
      for (Future<List<List<String>>> part : parts) {
        together.addAll(part.get());
      }
      assertThat(together).containsExactlyInAnyOrderElementsOf(expected.get(group));
    }
  }

  private static List<List<String>> ask(MilepostProcess milepost, byte[] query, int times) {
    List<List<String>> answers = new ArrayList<>();
    try (UdpPipeline pipeline = new UdpPipeline(milepost.dns())) {
      pipeline.ask(
          times, index -> query, (index, sentNanos, message) -> answers.add(answer(message)));
    }
    return answers;
  }
}
