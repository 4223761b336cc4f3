package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.RRType;

/** The order of the values of a set: random, and repeatable with a seed. */
final class ValueOrderTest {
  private static final String[] VALUES = {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"};

  private static void createZone(MilepostProcess milepost) {
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String id = api.createZone("order.example.com", "order");
      api.change(
          id,
          List.of(
              Changes.create("a.order.example.com", RRType.A, 60, VALUES),
              Changes.create("b.order.example.com", RRType.A, 60, VALUES)));
    }
  }

  private static Message query(String qname) {
    try {
      return DnsQueries.plain(new Name(qname), Type.A);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(qname, e);
    }
  }

  private static List<String> order(Message answer) {
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  /** Orders of 60 answers for each of two names, over UDP and TCP by turns. */
  private static Map<String, List<List<String>>> sequences(
      Path directory, int rhythm, String... arguments) throws IOException {
    try (MilepostProcess milepost =
        MilepostProcess.start(Files.createDirectories(directory), arguments)) {
      createZone(milepost);
      DnsClient dns = new DnsClient(milepost.dns());
      Map<String, List<List<String>>> orders = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        Message a = query("a.order.example.com.");
        Message b = query("B.order.example.com.");
        orders
            .computeIfAbsent("a", key -> new ArrayList<>())
            .add(order(i % rhythm == 0 ? dns.tcp(a) : dns.udp(a)));
        orders
            .computeIfAbsent("b", key -> new ArrayList<>())
            .add(order(i % rhythm == 1 ? dns.tcp(b) : dns.udp(b)));
      }
      return orders;
    }
  }

  @Test
  void seed_givesTheSameOrders_whateverTheTransport(@TempDir Path directory) throws IOException {
    Map<String, List<List<String>>> one = sequences(directory.resolve("1"), 2, "--seed", "42");
    Map<String, List<List<String>>> again = sequences(directory.resolve("2"), 3, "--seed=42");
    assertThat(again).isEqualTo(one);
    assertThat(one.get("a")).isNotEqualTo(one.get("b"));
  }

  /**
   * 2,000 answers: each value is first in 500 of them, give or take 6 standard deviations of the
   * binomial distribution, sqrt(2000 * 1/4 * 3/4) = 19.4. A right server fails this in less than
   * one of 10 million runs.
   */
  @Test
  void withoutSeed_eachValueIsFirstInAQuarter(@TempDir Path directory) {
    int answers = 2000;
    int tolerance = 117;
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      createZone(milepost);
      DnsClient dns = new DnsClient(milepost.dns());
      List<Function<Message, Message>> transports = List.of(dns::udp, dns::tcp);
      for (Function<Message, Message> transport : transports) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < answers; i++) {
          List<String> order = order(transport.apply(query("a.order.example.com.")));
          assertThat(order).containsExactlyInAnyOrder(VALUES);
          first.merge(order.getFirst(), 1, Integer::sum);
        }
        assertThat(first).containsOnlyKeys(VALUES);
        assertThat(first.values())
            .allSatisfy(count ->
                assertThat(count).isBetween(answers / 4 - tolerance, answers / 4 + tolerance));
      }
    }
  }
}
