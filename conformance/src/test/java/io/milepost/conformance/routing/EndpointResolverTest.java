package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/**
 * AWS endpoints whose addresses {@code --resolver} is asked for: another server that has them in a
 * zone.
 */
final class EndpointResolverTest {
  private static final String CLOUDFRONT = EndpointAliases.CLOUDFRONT;
  private static final String WWW = "www.example.com";
  private static final String ENDPOINT = "d1.cloudfront.net";

  @TempDir Path directory = Path.of("");

  @TempDir Path resolverDirectory = Path.of("");

  private static String option(InetSocketAddress resolver) {
    return "--resolver=" + resolver.getAddress().getHostAddress() + ":" + resolver.getPort();
  }

  @Test
  void endpoint_isResolvedInTheBackground_andItsAnswersFollow_andOutliveTheResolver() {
    try (MilepostProcess resolver = MilepostProcess.start(resolverDirectory);
        Route53Api endpoints = new Route53Api(resolver.apiUri())) {
      String cloudfront = endpoints.createZone("cloudfront.net", "endpoints");
      endpoints.changeInOneBatch(
          cloudfront,
          List.of(
              Changes.create(ENDPOINT, RRType.A, 1, "192.0.2.1"),
              Changes.create(ENDPOINT, RRType.AAAA, 1, "2001:db8::1")));
      try (MilepostProcess milepost = MilepostProcess.start(directory, option(resolver.dns()));
          Route53Api api = new Route53Api(milepost.apiUri())) {
        String zone = api.createZone("example.com", "aliases");
        EndpointAliases.create(api, zone, WWW, RRType.A, CLOUDFRONT, ENDPOINT);
        EndpointAliases.create(api, zone, WWW, RRType.AAAA, CLOUDFRONT, ENDPOINT);
        awaitAnswer(milepost, Type.A, "60 192.0.2.1");
        awaitAnswer(milepost, Type.AAAA, "60 2001:db8:0:0:0:0:0:1");

        endpoints.changeInOneBatch(
            cloudfront, List.of(Changes.upsert(ENDPOINT, RRType.A, 1, "192.0.2.2")));
        awaitAnswer(milepost, Type.A, "60 192.0.2.2");

        int logged = milepost.stderr().length();
        resolver.kill();
        milepost.await(
            "told that the resolver is away",
            () -> milepost.stderr().substring(logged).contains("A of endpoint " + ENDPOINT));
        assertThat(EndpointAliases.answer(milepost, WWW, Type.A)).containsExactly("60 192.0.2.2");

        milepost.restart(option(resolver.dns()));
        Message unknown =
            new DnsClient(milepost.dns())
                .udp(DnsQueries.edns(Name.fromConstantString(WWW + "."), Type.A, 1232));
        assertThat(unknown.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(unknown.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)).hasSize(1);
      }
    }
  }

  private static void awaitAnswer(MilepostProcess milepost, int type, String... records) {
    milepost.await(
        "answered with " + String.join(", ", records),
        () -> EndpointAliases.isAnswered(milepost, WWW, type, records));
  }

  @Test
  void endpointThatDoesNotExist_hasNoAddresses_andIsUnhealthy() {
    try (MilepostProcess resolver = MilepostProcess.start(resolverDirectory);
        Route53Api endpoints = new Route53Api(resolver.apiUri())) {
      endpoints.createZone("cloudfront.net", "endpoints");
      endpoints.createZone("elb.amazonaws.com", "endpoints 2");
      try (MilepostProcess milepost = MilepostProcess.start(directory, option(resolver.dns()));
          Route53Api api = new Route53Api(milepost.apiUri())) {
        String zone = api.createZone("example.com", "aliases");
        EndpointAliases.create(api, zone, WWW, RRType.A, CLOUDFRONT, "d9.cloudfront.net");
        awaitAnswer(milepost, Type.A);
        EndpointAliases.create(
            api,
            zone,
            "failover.example.com",
            RRType.A,
            EndpointAliases.LOAD_BALANCER,
            "gone.us-east-1.elb.amazonaws.com",
            true,
            set -> set.setIdentifier("first").failover(ResourceRecordSetFailover.PRIMARY));
        api.changeInOneBatch(
            zone,
            List.of(
                Changes.of(
                    ChangeAction.CREATE,
                    Changes.recordSet("failover.example.com", RRType.A, 30, "192.0.2.9").toBuilder()
                        .setIdentifier("second")
                        .failover(ResourceRecordSetFailover.SECONDARY)
                        .build())));
        milepost.await(
            "answered by the secondary",
            () ->
                EndpointAliases.isAnswered(
                    milepost, "failover.example.com", Type.A, "30 192.0.2.9"));
      }
    }
  }

  @Test
  void whatWasTold_isNotAskedFor_andWithoutAResolverNothingIs() {
    try (MilepostProcess milepost =
            MilepostProcess.start(directory, "--alias-target", ENDPOINT + "=192.0.2.7");
        Route53Api api = new Route53Api(milepost.apiUri())) {
      String zone = api.createZone("example.com", "aliases");
      EndpointAliases.create(api, zone, WWW, RRType.A, CLOUDFRONT, ENDPOINT);
      EndpointAliases.create(
          api, zone, "other.example.com", RRType.A, CLOUDFRONT, "d2.cloudfront.net");
      assertThat(EndpointAliases.answer(milepost, WWW, Type.A)).containsExactly("60 192.0.2.7");
      assertThat(EndpointAliases.ask(milepost, "other.example.com", Type.A).getRcode())
          .isEqualTo(Rcode.SERVFAIL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", ":53"})
  void resolver_thatIsNoAddress_isRefused(String value) {
    MilepostCommand.Outcome outcome =
        MilepostCommand.run(
            directory, MilepostCommand.Line.of("serve", "--ephemeral", "--resolver", value));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("milepost: ").contains("--resolver");
  }
}
