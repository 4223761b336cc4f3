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
import java.util.TreeMap;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * Puts questions to NSD, Knot and perhaps a third server, and gathers what was wrong and what was
 * hit. The other two are compared with each other either way.
 */
final class Survey {
  private static final List<String> SERVERS = List.of("NSD", "Knot", "Milepost");
  private static final int SHOWN_OF_KIND = 2;

  private final DnsClient nsd;
  private final DnsClient knot;
  private final Map<String, Integer> faultCounts = new TreeMap<>();
  private final List<String> shown = new ArrayList<>();
  private final Set<Name> shownZones = new LinkedHashSet<>();
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
      noteFaults(zone, question, peers.unexplained(), inquiry);
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
      noteFaults(zone, question, faults, inquiry);
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
    return faultCounts.isEmpty();
  }

  /** How often each kind of fault occurred, and the first questions with each of them in full. */
  String report() {
    return "faults in %d questions: %s%n%n%s"
        .formatted(questions, faultCounts, String.join(System.lineSeparator(), shown));
  }

  /** The zones of the failures in the report. */
  Set<Name> shownZones() {
    return shownZones;
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

  private void noteFaults(
      RandomZone zone, Question question, List<String> faults, Inquiry inquiry) {
    boolean show = false;
    for (String fault : faults) {
      String kind = fault.split(":", 2)[0];
      show |= faultCounts.merge(kind, 1, Integer::sum) <= SHOWN_OF_KIND;
    }
    if (show) {
      shownZones.add(zone.origin());
      shown.add(failure(zone, question, faults, inquiry));
    }
  }

  private static String failure(
      RandomZone zone, Question question, List<String> faults, Inquiry inquiry) {
    StringBuilder text = new StringBuilder();
    text.append("===== zone %s, question %s%n".formatted(zone.origin(), question));
    faults.forEach(fault -> text.append("- %s%n".formatted(fault)));
    for (int i = 0; i < inquiry.complete().size(); i++) {
      text.append("----- %s%n%s%n".formatted(SERVERS.get(i), inquiry.complete().get(i)));
    }
    return text.toString();
  }
}
