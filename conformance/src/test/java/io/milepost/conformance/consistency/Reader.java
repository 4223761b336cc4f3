package io.milepost.conformance.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.TcpConversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * Asks about the subjects, and holds every answer against their versions: the whole answer is that
 * of one version, which is not older than the newest one that the API had answered when the
 * question was sent, and not older than any that this reader has seen. Used by one thread.
 */
final class Reader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Apex apex;
  private final Name zone;
  private final List<Subject> subjects;
  private final RandomGenerator random;
  private final Map<Subject, Integer> seen = new HashMap<>();

  /** A question that was sent, and the oldest versions that may be said to it. */
  private record Open(
      Message query, Subject subject, Subject.Question question, int oldest, int oldestApex) {}

  /**
   * @param subjects all of them, the apex too
   */
  Reader(Apex apex, Name zone, List<Subject> subjects, RandomGenerator random) {
    this.apex = apex;
    this.zone = zone;
    this.subjects = subjects;
    this.random = random;
  }

  /** Asks one question over UDP. */
  void ask(DnsClient client) {
    Open open = open();
    check(open, client.udp(open.query));
  }

  /** Asks several questions over TCP before it reads the first answer. */
  void ask(TcpConversation conversation, int count) {
    Map<Integer, Open> open = new HashMap<>();
    while (open.size() < count) {
      Open one = open();
      if (open.putIfAbsent(one.query.getHeader().getID(), one) == null) {
        conversation.send(one.query.toWire());
      }
    }
    while (!open.isEmpty()) {
      Message answer = receive(conversation);
      Open asked = open.remove(answer.getHeader().getID());
      assertThat(asked).as("an answer to no question: %s", answer).isNotNull();
      check(asked, answer);
    }
  }

  private static Message receive(TcpConversation conversation) {
    byte[] answer = conversation.receive(PATIENCE).orElseThrow();
    try {
      return new Message(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Open open() {
    Subject subject = subjects.get(random.nextInt(subjects.size()));
    List<Subject.Question> questions = subject.questions();
    Subject.Question question = questions.get(random.nextInt(questions.size()));
    return new Open(
        DnsQueries.plain(question.qname(), question.qtype()),
        subject,
        question,
        oldest(subject),
        oldest(apex));
  }

  private int oldest(Subject subject) {
    return Math.max(subject.oldestFromNow(), seen.getOrDefault(subject, 0));
  }

  private void check(Open open, Message answer) {
    assertThat(answer.getHeader().getFlag(Flags.TC)).as("truncated: %s", answer).isFalse();
    checkSubject(open, answer);
    SortedSet<Integer> versions = Told.apexVersions(answer, zone);
    if (answer.getHeader().getFlag(Flags.AA)) {
      assertThat(versions).as("versions of the apex in %s", answer).hasSize(1);
      assertThat(versions.first())
          .as("version of the apex in %s", answer)
          .isBetween(open.oldestApex, apex.newestUntilNow());
      seen.merge(apex, versions.first(), Math::max);
    } else {
      assertThat(versions).as("a referral with the zone's own sets: %s", answer).isEmpty();
    }
  }

  private void checkSubject(Open open, Message answer) {
    Told told = Told.of(answer, zone);
    List<Told> allowed = new ArrayList<>();
    for (int version = open.oldest; version <= open.subject.newestUntilNow(); version++) {
      Told expected = open.subject.expected(open.question, version);
      if (told.equals(expected)) {
        if (open.subject != apex) {
          seen.merge(open.subject, version, Math::max);
        }
        return;
      }
      allowed.add(expected);
    }
    assertThat(allowed)
        .as("versions from %d on, of which this is none", open.oldest)
        .contains(told);
  }
}
