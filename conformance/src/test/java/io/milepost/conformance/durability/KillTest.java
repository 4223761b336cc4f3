package io.milepost.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.Seeds;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * {@code kill -9} while several clients change zones: what was answered with success is there after
 * the restart, each batch is there as a whole or not at all, and DNS answers what the API lists.
 *
 * <p>To see another run: {@code -Dmilepost.seed=N}. The seed fixes what is written and after how
 * many answers the server is killed; how far each client is by then is the machine's choice.
 */
final class KillTest {
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 4;

  /** A client's batches: those that were answered, and the one that may have been on its way. */
  private static final class Journal {
    private final List<Token> answered = new ArrayList<>();
    private final List<ChangeInfo> infos = new ArrayList<>();
    private final List<Token> uncertain = new ArrayList<>();
    private int steps;
  }

  @Test
  void kill_losesNoAnsweredChange_andLeavesNoHalfBatch(@TempDir Path directory) throws Exception {
    long seed = Seeds.of(KillTest.class);
    RandomGenerator random = Seeds.generator(seed);
    List<String> zoneNames = List.of("one.kill.example.", "two.kill.example.");
    List<Journal> journals = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      journals.add(new Journal());
    }
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      List<String> zones = new ArrayList<>();
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        for (String name : zoneNames) {
          zones.add(api.createZone(name, name));
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        killWhileChanging(milepost, zones, zoneNames, journals, random);
        milepost.restart();
        check(milepost, zones, zoneNames, journals, "seed " + seed + ", round " + round);
      }
      assertThat(journals).allSatisfy(journal -> assertThat(journal.answered).isNotEmpty());
      assertThat(milepost.stop()).isZero();
    }
  }

  /**
   * Lets all clients write until enough batches were answered, kills, and waits for the clients.
   */
  private static void killWhileChanging(
      MilepostProcess milepost,
      List<String> zones,
      List<String> zoneNames,
      List<Journal> journals,
      RandomGenerator random)
      throws InterruptedException {
    CountDownLatch answers = new CountDownLatch(random.nextInt(20, 60));
    ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    List<RandomGenerator> choices = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      choices.add(Seeds.generator(random.nextLong()));
    }
    try (var clients = Executors.newVirtualThreadPerTaskExecutor();
        Route53Client api = oneAttempt(milepost.apiUri())) {
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        clients.execute(() -> {
          try {
            write(
                api,
                client,
                zones.get(client % zones.size()),
                zoneNames.get(client % zones.size()),
                journals.get(client),
                choices.get(client),
                answers);
          } catch (RuntimeException | Error e) {
            faults.add(e);
          }
        });
      }
      answers.await();
      milepost.kill();
    }
    assertThat(faults).isEmpty();
  }

  /** A client that does not try again: a second attempt would meet its own first one. */
  private static Route53Client oneAttempt(URI endpoint) {
    return Route53Client.builder()
        .endpointOverride(endpoint)
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** One client: batch after batch, until there is no answer any more. */
  private static void write(
      Route53Client api,
      int client,
      String zoneId,
      String zoneName,
      Journal journal,
      RandomGenerator random,
      CountDownLatch answers) {
    while (true) {
      Token token = Token.next(client, ++journal.steps, random);
      ChangeResourceRecordSetsResponse response;
      try {
        response =
            api.changeResourceRecordSets(request ->
                request
                    .hostedZoneId(zoneId)
                    .changeBatch(batch -> batch.changes(token.changes(zoneName))));
      } catch (SdkException e) {
        journal.uncertain.add(token);
        return;
      }
      journal.answered.add(token);
      journal.infos.add(response.changeInfo());
      answers.countDown();
    }
  }

  private static void check(
      MilepostProcess milepost,
      List<String> zones,
      List<String> zoneNames,
      List<Journal> journals,
      String round)
      throws TextParseException {
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      assertThat(api.client().listHostedZones().hostedZones())
          .extracting(HostedZone::id)
          .containsExactlyElementsOf(zones);
      for (int zone = 0; zone < zones.size(); zone++) {
        List<ResourceRecordSet> listed = api.listRecordSets(zones.get(zone));
        Map<String, String> values = new HashMap<>();
        for (ResourceRecordSet set : listed) {
          if (set.type() == RRType.TXT) {
            values.put(set.name(), set.resourceRecords().getFirst().value());
          }
        }
        int sets = 0;
        for (int client = zone; client < journals.size(); client += zones.size()) {
          sets += checkClient(client, journals.get(client), zoneNames.get(zone), values, round);
        }
        assertThat(values).as(round).hasSize(sets);
        String zoneId = zones.get(zone);
        HostedZone counted = api.client().getHostedZone(get -> get.id(zoneId)).hostedZone();
        assertThat(counted.resourceRecordSetCount()).isEqualTo(listed.size());
        checkDns(new DnsClient(milepost.dns()), zoneNames.get(zone), listed, round);

        // Still usable.
        String name = "probe." + zoneNames.get(zone);
        api.change(zones.get(zone), List.of(Changes.create(name, RRType.A, 60, "192.0.2.1")));
        api.change(zones.get(zone), List.of(Changes.delete(name, RRType.A, 60, "192.0.2.1")));
      }
      for (Journal journal : journals) {
        ChangeInfo last = journal.infos.getLast();
        assertThat(
                api.client().getChange(request -> request.id(last.id())).changeInfo().submittedAt())
            .isEqualTo(last.submittedAt());
      }
    }
  }

  /** Checks what is there of a client's batches, and gives the number of its sets. */
  private static int checkClient(
      int client, Journal journal, String zone, Map<String, String> values, String round) {
    int sets = 0;
    Token newest = null;
    List<Token> all = new ArrayList<>(journal.answered);
    all.addAll(journal.uncertain);
    all.sort((a, b) -> Integer.compare(a.step(), b.step()));
    Set<Token> answered = new HashSet<>(journal.answered);
    for (Token token : all) {
      int found = 0;
      for (int i = 0; i < token.sets(); i++) {
        if (token.value().equals(values.get(Token.owner(client, token.step(), i, zone)))) {
          found++;
        }
      }
      if (answered.contains(token)) {
        assertThat(found).as("%s: answered %s", round, token).isEqualTo(token.sets());
      } else {
        assertThat(found).as("%s: unanswered %s", round, token).isIn(0, token.sets());
      }
      if (found > 0) {
        newest = token;
        sets += found;
      }
    }
    if (newest == null) {
      return sets;
    }
    for (int i = 0; i < Token.MAX_SETS; i++) {
      assertThat(values)
          .as("%s: head of client %d", round, client)
          .containsEntry(Token.head(client, i, zone), newest.value());
    }
    return sets + Token.MAX_SETS;
  }

  /** Every set that is listed is answered, and a name that is not listed is not. */
  private static void checkDns(
      DnsClient dns, String zone, List<ResourceRecordSet> listed, String round)
      throws TextParseException {
    for (ResourceRecordSet set : listed) {
      int type = Type.value(set.typeAsString());
      Message answer = dns.ask(DnsQueries.plain(new Name(set.name()), type));
      assertThat(answer.getSection(Section.ANSWER))
          .as("%s: %s", round, set.name())
          .hasSize(set.resourceRecords().size());
      if (set.type() == RRType.TXT) {
        assertThat(answer.getSection(Section.ANSWER))
            .extracting(Record::rdataToString)
            .containsExactly(set.resourceRecords().getFirst().value());
      }
    }
    assertThat(
            dns.ask(DnsQueries.plain(new Name("absent." + zone), Type.A))
                .getSection(Section.ANSWER))
        .isEmpty();
  }
}
