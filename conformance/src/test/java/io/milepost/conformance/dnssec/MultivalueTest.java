package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.ForcedHealth;
import io.milepost.conformance.harness.MilepostProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

/** A multivalue group of more than eight members in a signed zone has few different answers. */
final class MultivalueTest {
  private static final String NAME = "multi.example.com";
  private static final int MEMBERS = 20;

  /** So many that each choice of 19 was drawn, but for one in 10^22 runs. */
  private static final int QUESTIONS = 1_000;

  private static final int MOST_CHOICES = 64;

  private static String address(int member) {
    return "192.0.2." + (100 + member);
  }

  private static Change member(ChangeAction action, int member, String check) {
    return Changes.of(
        action,
        Changes.recordSet(NAME, RRType.A, 60, address(member)).toBuilder()
            .setIdentifier("m" + member)
            .multiValueAnswer(true)
            .healthCheckId(check)
            .build());
  }

  /** The different sets of addresses among many answers. */
  private static Set<Set<String>> choices(MilepostProcess milepost) throws Exception {
    DnsClient client = new DnsClient(milepost.dns());
    Name name = new Name(NAME + ".");
    Set<Set<String>> choices = new HashSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Message answer = client.udp(DnsQueries.dnssecOk(name, Type.A, 1232));
      Set<String> addresses = new TreeSet<>();
      answer.getSection(Section.ANSWER).stream()
          .filter(ARecord.class::isInstance)
          .forEach(record -> addresses.add(record.rdataToString()));
      choices.add(addresses);
    }
    return choices;
  }

  private static void assertFair(Set<Set<String>> choices, int members, String... without) {
    assertThat(choices).hasSizeLessThanOrEqualTo(MOST_CHOICES).allMatch(one -> one.size() == 8);
    List<Integer> times = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      String address = address(member);
      int in = (int) choices.stream().filter(choice -> choice.contains(address)).count();
      if (List.of(without).contains(address)) {
        assertThat(in).as(address).isZero();
      } else {
        times.add(in);
      }
    }
    assertThat(times).hasSize(members).containsOnly(choices.size() * 8 / members);
  }

  @Test
  void choices_areFew_eachMemberEquallyOften_andDrawnAnew(@TempDir Path folder) throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(folder);
        KeyApi keys = new KeyApi(milepost)) {
      ForcedHealth health = new ForcedHealth(keys.api(), milepost.admin());
      String zone = keys.signedZone("example.com", 1);
      List<String> checks = new ArrayList<>();
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        checks.add(health.create("check " + i));
        changes.add(member(ChangeAction.CREATE, i, checks.get(i)));
      }
      keys.api().changeInOneBatch(zone, changes);
      assertFair(choices(milepost), 20);

      health.force(checks.get(3), false);
      assertFair(choices(milepost), 19, address(3));
      keys.api().changeInOneBatch(zone, List.of(member(ChangeAction.DELETE, 5, checks.get(5))));
      assertFair(choices(milepost), 18, address(3), address(5));
      health.force(checks.get(3), true);
      assertFair(choices(milepost), 19, address(5));
    }
  }
}
