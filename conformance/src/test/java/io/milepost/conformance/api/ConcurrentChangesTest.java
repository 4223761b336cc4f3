package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Clients that change one zone at once leave what some order of their batches leaves. Each batch
 * replaces a token that it has read by one of its own, so that the tokens tell the order; the rest
 * of the batch is drawn from what was read with the token. DNS and the server after a restart
 * agree.
 */
final class ConcurrentChangesTest {
  private static final int CLIENTS = 8;
  private static final int BATCHES_EACH = 10;
  private static final int SIMPLE_NAMES = 4;
  private static final String ZONE = "busy.example.com.";
  private static final String TOKEN = "token." + ZONE;
  private static final String FIRST = "\"first\"";
  private static final long SEED = Seeds.of(ConcurrentChangesTest.class);

  /** An accepted batch. */
  private record Accepted(String newToken, List<Change> changes) {}

  @Test
  void batches_ofEightClients_areMadeInSomeOrder(@TempDir Path directory) throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String zoneId = api.createZone(ZONE, "busy");
      api.changeInOneBatch(zoneId, List.of(Changes.create(TOKEN, RRType.TXT, 60, FIRST)));
      Map<String, ResourceRecordSet> expected = byKey(api.listRecordSets(zoneId));

      Map<String, Accepted> byOldToken = new HashMap<>();
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        List<Future<Map<String, Accepted>>> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Client client = new Client(milepost, zoneId, i);
          work.add(clients.submit(client::run));
        }
        for (Future<Map<String, Accepted>> done : work) {
          for (Map.Entry<String, Accepted> accepted : done.get().entrySet()) {
            assertThat(byOldToken.put(accepted.getKey(), accepted.getValue()))
                .as("two batches replaced " + accepted.getKey())
                .isNull();
          }
        }
      }

      assertThat(byOldToken).hasSize(CLIENTS * BATCHES_EACH);
      String token = FIRST;
      for (int i = 0; i < CLIENTS * BATCHES_EACH; i++) {
        Accepted batch = Objects.requireNonNull(byOldToken.get(token), token);
        apply(batch.changes(), expected);
        token = batch.newToken();
      }
      assertThat(byKey(api.listRecordSets(zoneId))).as("seed %d", SEED).isEqualTo(expected);
      assertThat(answers(milepost)).as("DNS, seed %d", SEED).isEqualTo(answers(expected));

      milepost.restart();
      try (Route53Api again = new Route53Api(milepost.apiUri())) {
        assertThat(byKey(again.listRecordSets(zoneId))).as("seed %d", SEED).isEqualTo(expected);
      }
      assertThat(answers(milepost)).as("DNS, seed %d", SEED).isEqualTo(answers(expected));
    }
  }

  /** The addresses of the simple names as DNS answers them, by name. */
  private static Map<String, String> answers(MilepostProcess milepost) throws IOException {
    DnsClient dns = new DnsClient(milepost.dns());
    Map<String, String> answers = new TreeMap<>();
    for (int i = 0; i < SIMPLE_NAMES; i++) {
      String name = simpleName(i);
      Message answer = dns.ask(DnsQueries.plain(Name.fromString(name), Type.A));
      answer.getSection(Section.ANSWER).forEach(one -> answers.put(name, one.rdataToString()));
    }
    return answers;
  }

  /** The addresses of the simple names as the record sets have them, by name. */
  private static Map<String, String> answers(Map<String, ResourceRecordSet> zone) {
    Map<String, String> answers = new TreeMap<>();
    zone.values().stream()
        .filter(set -> set.type() == RRType.A && set.setIdentifier() == null)
        .forEach(set -> answers.put(set.name(), set.resourceRecords().getFirst().value()));
    return answers;
  }

  private static String simpleName(int number) {
    return "s" + number + "." + ZONE;
  }

  private static Map<String, ResourceRecordSet> byKey(List<ResourceRecordSet> sets) {
    Map<String, ResourceRecordSet> byKey = new TreeMap<>();
    sets.forEach(set -> byKey.put(key(set), set));
    return byKey;
  }

  private static String key(ResourceRecordSet set) {
    return set.name() + " " + set.typeAsString() + " " + set.setIdentifier();
  }

  private static void apply(List<Change> changes, Map<String, ResourceRecordSet> zone) {
    for (Change change : changes) {
      ResourceRecordSet set = change.resourceRecordSet();
      if (change.action() == ChangeAction.DELETE) {
        zone.remove(key(set), set);
      } else {
        zone.put(key(set), set);
      }
    }
  }

  private static final class Client {
    private final MilepostProcess milepost;
    private final String zoneId;
    private final int number;
    private final RandomGenerator random;

    Client(MilepostProcess milepost, String zoneId, int number) {
      this.milepost = milepost;
      this.zoneId = zoneId;
      this.number = number;
      this.random = Seeds.generator(SEED + number);
    }

    /** The accepted batches by the tokens that they replaced. */
    Map<String, Accepted> run() {
      Map<String, Accepted> accepted = new HashMap<>();
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        while (accepted.size() < BATCHES_EACH) {
          List<ResourceRecordSet> seen =
              api.client()
                  .listResourceRecordSets(list -> list.hostedZoneId(zoneId).maxItems("300"))
                  .resourceRecordSets();
          String oldToken = token(seen);
          String newToken = "\"" + number + " " + accepted.size() + "\"";
          List<Change> batch = batch(seen, oldToken, newToken);
          if (isAccepted(api, batch)) {
            accepted.put(oldToken, new Accepted(newToken, batch));
          }
        }
      }
      return accepted;
    }

    private static String token(List<ResourceRecordSet> seen) {
      return seen.stream()
          .filter(set -> set.name().equals(TOKEN))
          .map(set -> set.resourceRecords().getFirst().value())
          .findFirst()
          .orElseThrow();
    }

    private List<Change> batch(List<ResourceRecordSet> seen, String oldToken, String newToken) {
      List<Change> changes = new ArrayList<>();
      changes.add(Changes.delete(TOKEN, RRType.TXT, 60, oldToken));
      for (ResourceRecordSet set : seen) {
        boolean mayGo = set.type() == RRType.A && random.nextInt(4) == 0;
        if (mayGo) {
          changes.add(Changes.of(ChangeAction.DELETE, set));
        }
      }
      String deleted = changes.toString();
      for (ResourceRecordSet set :
          List.of(
              Changes.recordSet(
                  simpleName(random.nextInt(SIMPLE_NAMES)), RRType.A, 60, "192.0.2." + number),
              Changes.recordSet("group." + ZONE, RRType.A, 60, "192.0.2.1").toBuilder()
                  .setIdentifier("i" + random.nextInt(4))
                  .weight((long) random.nextInt(256))
                  .build())) {
        if (!deleted.contains("Name=" + set.name())) {
          changes.add(Changes.of(ChangeAction.UPSERT, set));
        }
      }
      changes.add(Changes.create(TOKEN, RRType.TXT, 60, newToken));
      return changes;
    }

    /** A batch is refused for the token that another client has replaced, among other things. */
    private boolean isAccepted(Route53Api api, List<Change> batch) {
      try {
        api.changeInOneBatch(zoneId, batch);
        return true;
      } catch (InvalidChangeBatchException e) {
        assertThat(e.awsErrorDetails().errorMessage())
            .contains(
                "[name='"
                    + TOKEN
                    + "', type='TXT'] but the values provided do not match the current values");
        return false;
      }
    }
  }
}
