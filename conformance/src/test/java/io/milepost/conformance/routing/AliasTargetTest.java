package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.RRType;

/** Aliases of AWS endpoints, whose addresses {@code --alias-target} tells. */
final class AliasTargetTest {

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
      EndpointAliases.create(
          api, zone, "example.com", RRType.A, EndpointAliases.CLOUDFRONT, "d1.cloudfront.net");
      EndpointAliases.create(
          api, zone, "example.com", RRType.AAAA, EndpointAliases.CLOUDFRONT, "d1.cloudfront.net");
      EndpointAliases.create(
          api,
          zone,
          "fast.example.com",
          RRType.A,
          EndpointAliases.ACCELERATOR,
          "a1.awsglobalaccelerator.com");
      EndpointAliases.create(
          api,
          zone,
          "fast.example.com",
          RRType.AAAA,
          EndpointAliases.ACCELERATOR,
          "a1.awsglobalaccelerator.com");
      EndpointAliases.create(
          api,
          zone,
          "other.example.com",
          RRType.A,
          EndpointAliases.CLOUDFRONT,
          "d2.cloudfront.net");
      assertThat(EndpointAliases.answer(milepost, "example.com", Type.A))
          .containsExactly("60 192.0.2.1", "60 192.0.2.2");
      assertThat(EndpointAliases.answer(milepost, "example.com", Type.AAAA))
          .containsExactly("60 2001:db8:0:0:0:0:0:1");
      assertThat(EndpointAliases.answer(milepost, "fast.example.com", Type.A))
          .containsExactly("300 192.0.2.3");
      assertThat(EndpointAliases.answer(milepost, "fast.example.com", Type.AAAA)).isEmpty();
      assertThat(EndpointAliases.ask(milepost, "other.example.com", Type.A).getRcode())
          .isEqualTo(Rcode.SERVFAIL);
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
