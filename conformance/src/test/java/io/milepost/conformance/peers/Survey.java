package io.milepost.conformance.peers;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.zones.Question;
import io.milepost.conformance.zones.RandomZone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * Puts questions to NSD, Knot and perhaps a third server, and gathers what was wrong and what was
 * hit. The other two are compared with each other either way.
 */
final class Survey {
  private static final int SHOWN_FAILURES = 5;

  private final DnsClient nsd;
  private final DnsClient knot;
  private final List<String> failures = new ArrayList<>();
  private final Set<Name> failedZones = new LinkedHashSet<>();
  private final Map<Situation, Integer> situations = new EnumMap<>(Situation.class);
  private final Map<KnownDifference, Integer> differences = new EnumMap<>(KnownDifference.class);
  private int questions;

  Survey(DnsClient nsd, DnsClient knot) {
    this.nsd = nsd;
    this.knot = knot;
  }

  /** Asks both, and notes where they differ and it is not known why. */
  void comparePeers(RandomZone zone, List<Question> asked) {
    for (Question question : asked) {
      Inquiry inquiry = Inquiry.of(question, List.of(nsd, knot));
      PeerAnswers peers = note(zone, question, inquiry);
      if (!peers.unexplained().isEmpty()) {
        failures.add(failure(zone, question, peers.unexplained(), inquiry, List.of("NSD", "Knot")));
      }
    }
  }

  /** Asks all three, and notes what is wrong with the answers of the third. */
  void compareWithPeers(DnsClient ours, RandomZone zone, List<Question> asked) {
    for (Question question : asked) {
      Inquiry inquiry = Inquiry.of(question, List.of(nsd, knot, ours));
      PeerAnswers peers = note(zone, question, inquiry);
      Message answer = inquiry.complete().getLast();
      List<String> faults = new ArrayList<>(peers.faultsOf(Reply.of(answer)));
      faults.addAll(MessageFaults.of(inquiry.query(), answer));
      faults.addAll(
          MessageFaults.ofTruncation(inquiry.overUdp().getLast(), inquiry.overUdp().subList(0, 2)));
      if (!faults.isEmpty()) {
        failures.add(failure(zone, question, faults, inquiry, List.of("NSD", "Knot", "Milepost")));
      }
    }
  }

  int questions() {
    return questions;
  }

  /** How often each situation was hit; those never hit are absent. */
  Map<Situation, Integer> situations() {
    return situations;
  }

  /** In how many answers each known difference of the two showed. */
  Map<KnownDifference, Integer> differences() {
    return differences;
  }

  boolean isClean() {
    return failures.isEmpty();
  }

  /** The first failures in full, and how many there are. */
  String report() {
    return "%d of %d questions failed; the first of them:%n%n%s"
        .formatted(
            failures.size(),
            questions,
            String.join(
                System.lineSeparator(),
                failures.subList(0, Math.min(SHOWN_FAILURES, failures.size()))));
  }

  /** The zones of the failures in the report. */
  Set<Name> failedZones() {
    return failedZones;
  }

  private PeerAnswers note(RandomZone zone, Question question, Inquiry inquiry) {
    Reply reply = Reply.of(inquiry.complete().getFirst());
    PeerAnswers peers = new PeerAnswers(zone, reply, Reply.of(inquiry.complete().get(1)));
    questions++;
    Set<Situation> hit = Situation.of(zone, question, reply, inquiry.isOverTcp());
    hit.forEach(situation -> situations.merge(situation, 1, Integer::sum));
    peers.differences().forEach(difference -> differences.merge(difference, 1, Integer::sum));
    return peers;
  }

  private String failure(
      RandomZone zone,
      Question question,
      List<String> faults,
      Inquiry inquiry,
      List<String> servers) {
    if (failures.size() < SHOWN_FAILURES) {
      failedZones.add(zone.origin());
    }
    StringBuilder text = new StringBuilder();
    text.append("===== zone %s, question %s%n".formatted(zone.origin(), question));
    faults.forEach(fault -> text.append("- %s%n".formatted(fault)));
    for (int i = 0; i < servers.size(); i++) {
      text.append("----- %s%n%s%n".formatted(servers.get(i), inquiry.complete().get(i)));
    }
    return text.toString();
  }
}
