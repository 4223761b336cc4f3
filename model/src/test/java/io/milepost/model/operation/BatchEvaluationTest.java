package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.Collections;
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
            "The request contains an invalid set of changes for a resource record set 'A"
                + " a.example.com.'",
            "DELETE a.example.com A 300 192.0.2.1|192.0.2.2",
            "CREATE a.example.com A 300 192.0.2.3",
            "DELETE a.example.com A 300 192.0.2.3"),
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
            "RRSet of type CNAME with DNS name x.example.com. may have only one value.",
            "CREATE x.example.com CNAME 300 a.example.com|b.example.com"));
  }

  private static Arguments refused(String message, String... changes) {
    return Arguments.of(List.of(changes), message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void evaluate_oneFault_saysIt(List<String> changes, String message) {
    assertThat(zone().faults(changes)).containsExactly(message);
  }

  @Test
  void evaluate_cnameAtTheApex_saysBothFaults() {
    assertThat(zone().faults(List.of("CREATE example.com CNAME 300 a.example.org")))
        .containsExactly(
            "RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone"
                + " example.com.",
            "RRSet of type CNAME with DNS name example.com. is not permitted as it conflicts with"
                + " other records with the same DNS name in zone example.com.");
  }

  @Test
  void evaluate_severalFaults_saysAllInTheOrderOfTheChanges() {
    List<String> faults =
        zone()
            .faults(
                List.of(
                    "CREATE a.example.com A 300 192.0.2.9",
                    "CREATE x.example.com A 300 nonsense",
                    "CREATE y.example.com A 300 192.0.2.7",
                    "DELETE z.example.com A 300 192.0.2.7"));
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
    List<String> inOrder = new ArrayList<>(ZONE);
    changes.stream().filter(change -> change.startsWith("DELETE")).forEach(inOrder::add);
    changes.stream().filter(change -> !change.startsWith("DELETE")).forEach(inOrder::add);
    Map<String, RequestedData> expected = new TreeMap<>();
    for (RequestedChange change : inOrder.stream().map(BatchText::change).toList()) {
      String key = DnsName.of(change.name()) + " " + change.type();
      if (change.action() == RequestedChange.Action.DELETE) {
        expected.remove(key);
      } else {
        expected.put(key, change.data());
      }
    }
    Map<String, RequestedData> actual = new TreeMap<>();
    for (ResourceRecordSet set : zone().with(changes).sets()) {
      RecordData.Values values = (RecordData.Values) set.data();
      actual.put(
          set.name() + " " + set.type(),
          new RequestedData.Values(values.ttlSeconds(), values.values()));
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void faults_tooManyElements_countsUpsertsTwice() {
    String change = " x.example.com A 300 192.0.2.1" + "|192.0.2.1".repeat(500);
    assertThat(BatchLimits.faults(batch("CREATE" + change))).isEmpty();
    assertThat(BatchLimits.faults(batch("UPSERT" + change)))
        .containsExactly("Number of records limit of 1000 exceeded.");
  }

  @Test
  void faults_tooManyAliases_countsEachAsOneElement() {
    String alias = " x.example.com A -> Z1 a.example.com";
    assertThat(BatchLimits.faults(batches("CREATE" + alias, 1000))).isEmpty();
    assertThat(BatchLimits.faults(batches("CREATE" + alias, 1001))).hasSize(1);
    assertThat(BatchLimits.faults(batches("UPSERT" + alias, 500))).isEmpty();
    assertThat(BatchLimits.faults(batches("UPSERT" + alias, 501))).hasSize(1);
  }

  private static ChangeBatch batches(String line, int times) {
    return new ChangeBatch(Optional.empty(), Collections.nCopies(times, BatchText.change(line)));
  }

  @Test
  void faults_tooManyCharacters_countsUpsertsTwice() {
    String change = " x.example.com TXT 300 \"" + "x".repeat(15_999) + "\"";
    assertThat(BatchLimits.faults(batch("CREATE" + change))).isEmpty();
    assertThat(BatchLimits.faults(batch("UPSERT" + change)))
        .containsExactly("Number of characters limit of 32000 exceeded.");
  }

  private static ChangeBatch batch(String line) {
    return new ChangeBatch(Optional.empty(), BatchText.changes(line));
  }

  private static TestZone zone() {
    return TestZone.of(ZONE);
  }
}
