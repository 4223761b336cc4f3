package io.milepost.conformance.routing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.routing.table.Server.Zone;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.TestDnsAnswerResponse;

/**
 * What each policy answers: over UDP and TCP, from {@code TestDNSAnswer} and from {@code explain}.
 * The tables beside this class say it; {@link Case} tells how they are written.
 *
 * <p>Where chance decides, each possible answer comes within {@value #DRAWS}, which the server's
 * seed makes the same in each run, and comes from a set that {@code explain} lists as possible.
 */
final class RoutingTableTest {
  private static final List<Case> CASES = Tables.all();
  private static final Where WHERE = new Where(CASES);
  private static final int DRAWS = 100;
  private static final int OTHER_DRAWS = 20;

  private static Server server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new Server(directory, WHERE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Case> cases() {
    return CASES;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void answer_isTheOneOfTheTable_byEachWay(Case one) throws Exception {
    Zone zone = server.create(one);
    assertThat(one.questions()).isNotEmpty();
    for (Step step : one.steps()) {
      switch (step) {
        case Step.Force force -> server.force(zone, force);
        case Step.Delete(String owner, String type) ->
            server.change(zone, ChangeAction.DELETE, one.members(owner, type));
        case Asked asked -> ask(one, zone, asked);
      }
    }
  }

  private static void ask(Case one, Zone zone, Asked asked) throws Exception {
    Expected expected = asked.expected();
    Set<Answer> seen = new HashSet<>();
    for (int i = 0; i < (expected.isByChance() ? DRAWS : 2); i++) {
      seen.add(dns(one, zone, asked, i % 2 == 0));
    }
    assertThat(seen).as(asked.toString()).allMatch(expected::has);
    if (expected.choose() == 0) {
      assertThat(seen).as(asked.toString()).hasSameSizeAs(expected.answers());
    }
    Set<String> possible = new HashSet<>();
    for (int i = 0; i < (expected.isByChance() ? OTHER_DRAWS : 1); i++) {
      possible.addAll(explain(one, zone, asked).possible());
      test(one, zone, asked);
    }
    for (Answer answer : seen) {
      assertThat(isPossible(one, zone, asked, answer, possible))
          .as("%s is possible by %s", answer, possible)
          .isTrue();
    }
  }

  private static String name(Zone zone, Asked asked) {
    return Member.absolute(asked.name(), zone.name());
  }

  private static Answer dns(Case one, Zone zone, Asked asked, boolean udp) throws Exception {
    Name qname = new Name(name(zone, asked));
    int qtype = Type.value(asked.type());
    Optional<ClientSubnetOption> subnet =
        WHERE.network(asked.client()).map(RoutingTableTest::option);
    Message query =
        subnet
            .map(option -> DnsQueries.edns(qname, qtype, 1232, option))
            .orElseGet(() -> DnsQueries.plain(qname, qtype));
    InetAddress source = InetAddress.ofLiteral(WHERE.source(one, asked.client()));
    DnsClient client = new DnsClient(server.milepost().dns(), source);
    Message message = udp ? client.udp(query) : client.tcp(query);
    OPTRecord opt = message.getOPT();
    if (subnet.isEmpty()) {
      assertThat(opt).isNull();
      assertThat(asked.expected().scope()).isNegative();
    } else {
      ClientSubnetOption echo =
          (ClientSubnetOption) opt.getOptions(EDNSOption.Code.CLIENT_SUBNET).getFirst();
      assertThat(echo.getAddress()).isEqualTo(subnet.get().getAddress());
      assertThat(echo.getSourcePrefixLength()).isEqualTo(subnet.get().getSourcePrefixLength());
      assertThat(echo.getScopePrefixLength())
          .as("scope of %s", asked)
          .isEqualTo(asked.expected().scope());
    }
    return Answer.of(message, zone.name());
  }

  private static ClientSubnetOption option(String network) {
    String[] sides = network.split("/", 2);
    return new ClientSubnetOption(Integer.parseInt(sides[1]), InetAddress.ofLiteral(sides[0]));
  }

  private static Explanation explain(Case one, Zone zone, Asked asked) {
    String query =
        "name="
            + name(zone, asked)
            + "&type="
            + asked.type()
            + "&client="
            + WHERE.source(one, asked.client())
            + WHERE.network(asked.client()).map(network -> "&ecs=" + network).orElse("");
    Explanation explanation = Explanation.parse(server.explain(query), zone.name());
    assertThat(explanation.view())
        .startsWith((one.region().isPresent() ? "private" : "public") + " zone " + zone.name());
    assertThat(explanation.answer()).as(asked.toString()).matches(asked.expected()::has);
    assertThat(explanation.scope()).isEqualTo(Math.max(0, asked.expected().scope()));
    return explanation;
  }

  private static void test(Case one, Zone zone, Asked asked) {
    if (one.region().isPresent()) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> testAnswer(one, zone, asked));
      return;
    }
    TestDnsAnswerResponse tested = testAnswer(one, zone, asked);
    List<String> values =
        tested.recordData().stream()
            .map(value -> Answer.relative(value, zone.name()))
            .sorted()
            .toList();
    assertThat(asked.expected().hasValues(tested.responseCode(), values))
        .as("%s of %s", tested, asked)
        .isTrue();
  }

  private static TestDnsAnswerResponse testAnswer(Case one, Zone zone, Asked asked) {
    return server
        .api()
        .client()
        .testDNSAnswer(request -> {
          request
              .hostedZoneId(zone.id())
              .recordName(name(zone, asked))
              .recordType(asked.type())
              .resolverIP(WHERE.source(one, asked.client()));
          WHERE
              .network(asked.client())
              .map(network -> network.split("/", 2))
              .ifPresent(
                  sides -> request.edns0ClientSubnetIP(sides[0]).edns0ClientSubnetMask(sides[1]));
        });
  }

  /** Whether each value of an answer is of a set that was listed, or of one that is alone. */
  private static boolean isPossible(
      Case one, Zone zone, Asked asked, Answer answer, Set<String> possible) {
    return answer.values().stream()
        .allMatch(value ->
            one.members().stream()
                .anyMatch(member ->
                    member.isAlias()
                        ? isListed(member, zone, asked, possible) && member.isEndpoint()
                        : member.values().contains(value)
                            && (member.isPlain() || isListed(member, zone, asked, possible))));
  }

  private static boolean isListed(Member member, Zone zone, Asked asked, Set<String> possible) {
    String owner = Member.absolute(member.owner(), zone.name());
    return possible.contains(owner + " " + member.identifier())
        || (member.owner().startsWith("*.")
            && (possible.contains(name(zone, asked) + " " + member.identifier())
                || possible.contains("\\052" + owner.substring(1) + " " + member.identifier())));
  }
}
