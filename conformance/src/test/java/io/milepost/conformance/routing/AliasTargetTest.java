package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Aliases of AWS endpoints, whose addresses {@code --alias-target} tells. */
final class AliasTargetTest {
  private static final String CLOUDFRONT = "Z2FDTNDATAQYW2";
  private static final String ACCELERATOR = "Z2BJ6XQ5FK7U4H";

  private static Message ask(MilepostProcess milepost, String name, int type) {
    return new DnsClient(milepost.dns())
        .udp(DnsQueries.plain(Name.fromConstantString(name + "."), type));
  }

  private static List<String> answer(MilepostProcess milepost, String name, int type) {
    Message message = ask(milepost, name, type);
    assertThat(message.getRcode()).isEqualTo(Rcode.NOERROR);
    return message.getSection(Section.ANSWER).stream()
        .map(record -> record.getTTL() + " " + record.rdataToString())
        .sorted()
        .toList();
  }

  private static void alias(
      Route53Api api, String zone, String name, RRType type, String targetZone, String target) {
    api.changeInOneBatch(
        zone,
        List.of(
            Changes.of(
                ChangeAction.CREATE,
                ResourceRecordSet.builder()
                    .name(name)
                    .type(type)
                    .aliasTarget(to ->
                        to.hostedZoneId(targetZone).dnsName(target).evaluateTargetHealth(false))
                    .build())));
  }

  @Test
  void alias_ofAnEndpointThatWasTold_hasItsAddresses(@TempDir Path directory) {
    try (MilepostProcess milepost =
            MilepostProcess.start(
                directory,
                "--alias-target=D1.cloudfront.net=192.0.2.1,192.0.2.2,2001:db8::1",
                "--alias-target",
                "a1.awsglobalaccelerator.com=192.0.2.3");
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String zone = api.createZone("example.com", "aliases");
      alias(api, zone, "example.com", RRType.A, CLOUDFRONT, "d1.cloudfront.net");
      alias(api, zone, "example.com", RRType.AAAA, CLOUDFRONT, "d1.cloudfront.net");
      alias(api, zone, "fast.example.com", RRType.A, ACCELERATOR, "a1.awsglobalaccelerator.com");
      alias(api, zone, "fast.example.com", RRType.AAAA, ACCELERATOR, "a1.awsglobalaccelerator.com");
      alias(api, zone, "other.example.com", RRType.A, CLOUDFRONT, "d2.cloudfront.net");
      assertThat(answer(milepost, "example.com", Type.A))
          .containsExactly("60 192.0.2.1", "60 192.0.2.2");
      assertThat(answer(milepost, "example.com", Type.AAAA))
          .containsExactly("60 2001:db8:0:0:0:0:0:1");
      assertThat(answer(milepost, "fast.example.com", Type.A)).containsExactly("300 192.0.2.3");
      assertThat(answer(milepost, "fast.example.com", Type.AAAA)).isEmpty();
      assertThat(ask(milepost, "other.example.com", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d1.cloudfront.net",
        "d1.cloudfront.net=",
        "d1.cloudfront.net=here",
        "d1.cloudfront.net=192.0.2.1,",
        "d1..net=192.0.2.1"
      })
  void option_thatIsNotOfThatForm_isRefused(String value, @TempDir Path directory) {
    MilepostCommand.Outcome outcome =
        MilepostCommand.run(
            directory, MilepostCommand.Line.of("serve", "--ephemeral", "--alias-target", value));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("milepost: ").contains("--alias-target");
  }
}
