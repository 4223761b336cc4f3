package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The log of a server that is made to say something: its resolver does not answer. */
final class LogFormatTest {
  private static final String SAID = "of endpoint d1.cloudfront.net.";

  /** Nobody answers at the port of the discard protocol. */
  private static final String RESOLVER = "--resolver=127.0.0.1:9";

  @TempDir Path directory = Path.of("");

  private String firstLine(String... arguments) {
    try (MilepostProcess milepost = MilepostProcess.start(directory, arguments);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String zone = api.createZone("example.com", "log");
      ResourceRecordSet alias =
          ResourceRecordSet.builder()
              .name("example.com")
              .type(RRType.A)
              .aliasTarget(to ->
                  to.hostedZoneId("Z2FDTNDATAQYW2")
                      .dnsName("d1.cloudfront.net")
                      .evaluateTargetHealth(false))
              .build();
      api.changeInOneBatch(zone, List.of(Changes.of(ChangeAction.CREATE, alias)));
      milepost.await("logging", () -> milepost.stderr().contains(SAID));
      assertThat(milepost.stop()).isZero();
      return milepost
          .stderr()
          .lines()
          .filter(line -> line.contains(SAID))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void text_isForPeople() {
    assertThat(firstLine(RESOLVER))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO +\\S+: A+ of endpoint d1.cloudfront.net.: .*");
  }

  @Test
  void json_isAnObjectALine() {
    JsonNode event = JsonNode.parser().parse(firstLine(RESOLVER, "--log-format", "json"));
    assertThat(event.field("level").orElseThrow().text()).isEqualTo("INFO");
    assertThat(event.field("formattedMessage").orElseThrow().text()).contains(SAID);
    assertThat(event.field("loggerName").orElseThrow().text()).startsWith("io.milepost.");
    assertThat(Long.parseLong(event.field("timestamp").orElseThrow().asNumber()))
        .isGreaterThan(1_700_000_000_000L);
  }
}
