package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches against one zone, in the words of the API: what is refused, and why. */
final class BatchEvaluationTest {
  private static final DnsName APEX = DnsName.of("example.com.");
  private static final String SOA =
      "ns.example.net. hostmaster.example.com. 1 7200 900 1209600 86400";

  /** The zone before each batch. */
  private static final List<String> ZONE =
      List.of(
          "CREATE example.com. NS 172800 ns.example.net.",
          "CREATE example.com. SOA 900 " + SOA,
          "CREATE a.example.com. A 300 192.0.2.1|192.0.2.2",
          "CREATE c.example.com. CNAME 300 a.example.com.");

  static List<Arguments> refused() {
    String noTarget = "Tried to delete resource record set [name='x.example.com.', type='A'] but";
    return List.of(
        refused(
            "Tried to create resource record set [name='a.example.com.', type='A'] but it already"
                + " exists",
            "CREATE A.example.com A 300 192.0.2.9"),
        refused(noTarget + " it was not found", "DELETE x.example.com A 300 192.0.2.1"),
        refused(
            "Tried to delete resource record set [name='a.example.com.', type='A'] but the values"
                + " provided do not match the current values",
            "DELETE a.example.com A 301 192.0.2.1|192.0.2.2"),
        refused(
            "Tried to delete resource record set [name='a.example.com.', type='A'] but the values"
                + " provided do not match the current values",
            "DELETE a.example.com A 300 192.0.2.1"),
        refused(
            "The request contains an invalid set of changes for a resource record set 'A"
                + " x.example.com.'",
            "CREATE x.example.com A 300 192.0.2.1",
            "CREATE x.example.com A 300 192.0.2.2"),
        refused(
            "The request contains an invalid set of changes for a resource record set 'A"
                + " a.example.com.'",
            "DELETE a.example.com A 300 192.0.2.1|192.0.2.2",
            "DELETE a.example.com A 300 192.0.2.1|192.0.2.2"),
        refused(
            "RRSet with DNS name example.org. is not permitted in zone example.com.",
            "CREATE example.org A 300 192.0.2.1"),
        refused(
            "RRSet with DNS name badexample.com. is not permitted in zone example.com.",
            "CREATE badexample.com A 300 192.0.2.1"),
        refused(
            "RRSet of type CNAME with DNS name a.example.com. is not permitted as it conflicts with"
                + " other records with the same DNS name in zone example.com.",
            "CREATE a.example.com CNAME 300 b.example.com"),
        refused(
            "RRSet of type TXT with DNS name c.example.com. is not permitted because a conflicting"
                + " RRSet of type  CNAME with the same DNS name already exists in zone"
                + " example.com.",
            "CREATE c.example.com TXT 300 \"x\""),
        refused(
            "RRSet of type DS with DNS name example.com. is not permitted at apex in zone"
                + " example.com.",
            "CREATE example.com DS 300 1 13 2 " + "AB".repeat(32)),
        refused(
            "RRSet of type SOA with DNS name s.example.com. is not permitted below the apex in zone"
                + " example.com.",
            "CREATE s.example.com SOA 900 " + SOA),
        refused(
            "RRSet of type NS with DNS name \\052.example.com. is not permitted as a wildcard in"
                + " zone example.com.",
            "CREATE *.example.com NS 300 ns.example.net"),
        refused(
            "A HostedZone must contain at least one NS record for the zone itself.",
            "DELETE example.com NS 172800 ns.example.net."),
        refused(
            "A HostedZone must contain exactly one SOA record.",
            "DELETE example.com SOA 900 " + SOA),
        refused(
            "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a"
                + " valid IPv4 address) encountered with '192.0.2.256''",
            "CREATE x.example.com A 300 192.0.2.256"),
        refused(
            "Duplicate Resource Record: '192.0.2.1'",
            "CREATE x.example.com A 300 192.0.2.1|192.0.2.1"),
        refused(
            "Duplicate Resource Record: 'Ns1.Example.NET.'",
            "CREATE x.example.com NS 300 ns1.example.net|Ns1.Example.NET."),
        refused(
            "FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with ''",
            "CREATE a..example.com A 300 192.0.2.1"),
        refused(
            "RRSet of type CNAME with DNS name x.example.com may have only one value.",
            "CREATE x.example.com CNAME 300 a.example.com|b.example.com"));
  }

  private static Arguments refused(String message, String... changes) {
    return Arguments.of(List.of(changes), message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void evaluate_oneFault_saysIt(List<String> changes, String message) {
    assertThat(onZone().evaluate(requests(changes))).containsExactly(message);
  }

  @Test
  void evaluate_cnameAtTheApex_saysBothFaults() {
    assertThat(onZone().evaluate(requests(List.of("CREATE example.com CNAME 300 a.example.org"))))
        .containsExactly(
            "RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone"
                + " example.com.",
            "RRSet of type CNAME with DNS name example.com. is not permitted as it conflicts with"
                + " other records with the same DNS name in zone example.com.");
  }

  @Test
  void evaluate_severalFaults_saysAllInTheOrderOfTheChanges() {
    List<String> faults =
        onZone()
            .evaluate(
                requests(
                    List.of(
                        "CREATE a.example.com A 300 192.0.2.9",
                        "CREATE x.example.com A 300 nonsense",
                        "CREATE y.example.com A 300 192.0.2.7",
                        "DELETE z.example.com A 300 192.0.2.7")));
    assertThat(faults).hasSize(3);
    assertThat(faults.get(0)).contains("already exists");
    assertThat(faults.get(1)).contains("'nonsense'");
    assertThat(faults.get(2)).contains("was not found");
  }

  static List<Arguments> accepted() {
    return List.of(
        accepted("values in another order", "DELETE a.example.com A 300 192.0.2.2|192.0.2.1"),
        accepted(
            "a CNAME replaced by an address",
            "DELETE c.example.com CNAME 300 a.example.com.",
            "CREATE c.example.com A 300 192.0.2.5"),
        accepted(
            "the same in the other order",
            "CREATE c.example.com A 300 192.0.2.5",
            "DELETE c.example.com CNAME 300 a.example.com."),
        accepted(
            "a set deleted and created again",
            "DELETE a.example.com A 300 192.0.2.1|192.0.2.2",
            "CREATE a.example.com A 60 192.0.2.3"),
        accepted(
            "the apex NS replaced",
            "DELETE example.com NS 172800 ns.example.net.",
            "CREATE example.com NS 60 ns.example.org"),
        accepted("an UPSERT of what is there", "UPSERT a.example.com A 60 192.0.2.3"),
        accepted("a wildcard", "CREATE *.example.com CNAME 60 a.example.com"));
  }

  private static Arguments accepted(String what, String... changes) {
    return Arguments.of(what, List.of(changes));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void evaluate_noFault_givesTheZoneThatTheChangesMake(String what, List<String> changes) {
    BatchEvaluation evaluation = onZone();
    assertThat(evaluation.evaluate(requests(changes))).isEmpty();
    TreeMap<RecordSetKey, ResourceRecordSet> zone = new TreeMap<>();
    sets(ZONE).forEach(set -> zone.put(set.key(), set));
    evaluation.removed().forEach(set -> zone.remove(set.key()));
    evaluation.written().forEach(set -> zone.put(set.key(), set));
    Map<RecordSetKey, String> expected = new TreeMap<>();
    List<String> inOrder = new ArrayList<>(ZONE);
    changes.stream().filter(change -> change.startsWith("DELETE")).forEach(inOrder::add);
    changes.stream().filter(change -> !change.startsWith("DELETE")).forEach(inOrder::add);
    for (RequestedChange change : requests(inOrder)) {
      RecordSetKey key =
          new RecordSetKey(DnsName.of(change.name()), change.type(), Optional.empty());
      if (change.action() == RequestedChange.Action.DELETE) {
        expected.remove(key);
      } else {
        expected.put(key, change.ttlSeconds() + " " + change.values());
      }
    }
    Map<RecordSetKey, String> actual = new TreeMap<>();
    zone.forEach((key, set) -> {
      RecordData.Values values = (RecordData.Values) set.data();
      actual.put(key, values.ttlSeconds() + " " + values.values());
    });
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void faults_tooManyElements_countsUpsertsTwice() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      values.add("192.0." + i / 256 + "." + i % 256);
    }
    assertThat(BatchLimits.faults(batch("CREATE", values))).isEmpty();
    assertThat(BatchLimits.faults(batch("UPSERT", values)))
        .containsExactly("Number of records limit of 1000 exceeded.");
  }

  @Test
  void faults_tooManyCharacters_countsUpsertsTwice() {
    List<String> values = List.of("\"" + "x".repeat(15_999) + "\"");
    assertThat(BatchLimits.faults(batch("CREATE", values))).isEmpty();
    assertThat(BatchLimits.faults(batch("UPSERT", values)))
        .containsExactly("Number of characters limit of 32000 exceeded.");
  }

  private static ChangeBatch batch(String action, List<String> values) {
    return new ChangeBatch(
        Optional.empty(),
        List.of(
            new RequestedChange(
                RequestedChange.Action.valueOf(action),
                "x.example.com",
                RecordType.A,
                new RoutingPolicy.Simple(),
                300,
                values,
                Optional.empty())));
  }

  private static BatchEvaluation onZone() {
    List<ResourceRecordSet> zone = sets(ZONE);
    return new BatchEvaluation(
        APEX, name -> zone.stream().filter(set -> set.name().equals(name)).toList());
  }

  private static List<ResourceRecordSet> sets(List<String> lines) {
    BatchEvaluation empty = new BatchEvaluation(APEX, name -> List.of());
    assertThat(empty.evaluate(requests(lines))).isEmpty();
    return empty.written();
  }

  /** Lines of {@code ACTION name TYPE ttl value|value}. */
  private static List<RequestedChange> requests(List<String> lines) {
    return lines.stream()
        .map(line -> {
          List<String> words = Arrays.asList(line.split(" ", 5));
          return new RequestedChange(
              RequestedChange.Action.valueOf(words.get(0)),
              words.get(1),
              RecordType.valueOf(words.get(2)),
              new RoutingPolicy.Simple(),
              Long.parseLong(words.get(3)),
              Arrays.asList(words.get(4).split("\\|", -1)),
              Optional.empty());
        })
        .toList();
  }
}
