package io.milepost.conformance.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.TcpConversation;
import io.milepost.conformance.samples.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/**
 * Several clients change a zone, each by batches that replace what several names and types say,
 * while others ask over UDP and TCP. Every answer is that of one committed version as a whole, and
 * what the API has answered is never taken back.
 *
 * <p>To see another run: {@code -Dmilepost.seed=N}. The seed fixes what is asked; which version is
 * there by then is the machine's choice.
 */
final class MixedLoadTest {
  private static final int WRITERS = 4;
  private static final int VERSIONS = 40;
  private static final int UDP_READERS = 3;
  private static final int TCP_READERS = 2;
  private static final int PIPELINED = 16;

  /** What each reader asks at least, however soon the writers are through. */
  private static final int LEAST_ROUNDS = 100;

  @ParameterizedTest
  @CsvSource({"batch, on", "netty, off"})
  void answers_whileBatchesAreMade_areOfOneCommittedVersion(
      String transport, String answerCache, @TempDir Path directory) throws Exception {
    long seed = Seeds.of(MixedLoadTest.class);
    RandomGenerator random = Seeds.generator(seed);
    Name zone = new Name("mixed.example.");
    try (MilepostProcess milepost =
            MilepostProcess.start(
                directory, "--transport", transport, "--answer-cache", answerCache);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String zoneId = api.createZone(zone.toString(), "mixed " + seed);
      Subject.Batch batch = changes -> api.changeInOneBatch(zoneId, changes);
      Apex apex = new Apex(zone, nameServers(api, zoneId));
      List<Subject> subjects = new ArrayList<>(List.of(apex));
      for (int writer = 0; writer < WRITERS; writer++) {
        subjects.add(new Neighbours(writer, zone));
      }
      subjects.forEach(subject -> subject.advance(batch));

      DnsClient client = new DnsClient(milepost.dns());
      CountDownLatch writing = new CountDownLatch(subjects.size());
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < UDP_READERS + TCP_READERS; i++) {
          RandomGenerator choices = Seeds.generator(random.nextLong());
          Reader reader = new Reader(apex, zone, subjects, choices);
          boolean udp = i < UDP_READERS;
          running.add(
              threads.submit(() -> {
                if (udp) {
                  readByUdp(reader, client, writing);
                } else {
                  readByTcp(reader, client, writing);
                }
              }));
        }
        for (Subject subject : subjects) {
          running.add(threads.submit(() -> write(subject, batch, writing)));
        }
        for (Future<?> one : running) {
          one.get();
        }
      }
      checkLast(client, zone, subjects);
      assertThat(milepost.stop()).isZero();
    }
  }

  private static List<String> nameServers(Route53Api api, String zoneId) {
    return api.listRecordSets(zoneId).stream()
        .filter(set -> set.type() == RRType.NS)
        .flatMap(set -> set.resourceRecords().stream())
        .map(ResourceRecord::value)
        .toList();
  }

  /** Makes all versions; lets the readers go however this ends. */
  private static void write(Subject subject, Subject.Batch batch, CountDownLatch writing) {
    try {
      for (int version = 1; version < VERSIONS; version++) {
        subject.advance(batch);
      }
    } finally {
      writing.countDown();
    }
  }

  private static void readByUdp(Reader reader, DnsClient client, CountDownLatch writing) {
    for (int round = 0; round < LEAST_ROUNDS || writing.getCount() > 0; round++) {
      reader.ask(client);
    }
  }

  private static void readByTcp(Reader reader, DnsClient client, CountDownLatch writing) {
    try (TcpConversation conversation = client.connect()) {
      for (int round = 0; round < LEAST_ROUNDS / PIPELINED || writing.getCount() > 0; round++) {
        reader.ask(conversation, PIPELINED);
      }
    }
  }

  private static void checkLast(DnsClient client, Name zone, List<Subject> subjects) {
    for (Subject subject : subjects) {
      assertThat(subject.oldestFromNow()).isEqualTo(VERSIONS - 1);
      for (Subject.Question question : subject.questions()) {
        Message query = DnsQueries.plain(question.qname(), question.qtype());
        Told expected = subject.expected(question, VERSIONS - 1);
        assertThat(Told.of(client.udp(query), zone)).isEqualTo(expected);
        assertThat(Told.of(client.tcp(query), zone)).isEqualTo(expected);
      }
    }
  }
}
