package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/** The example of docs/docker.md: a failover, from Route 53's API to the answers of DNS. */
@NeedsImage
final class SteeringExampleTest {
  @RegisterExtension
  static final MilepostExtension EXTENSION =
      new MilepostExtension(() -> new MilepostContainer().withClient("0.0.0.0/0", "JP"));

  @Test
  void failover_primaryForcedDown_answersSecondary(MilepostContainer milepost) throws Exception {
    try (Route53Client route53 = Route53.client(milepost)) {
      String zone = Route53.createZone(route53, "example.com");
      String check =
          route53
              .createHealthCheck(r ->
                  r.callerReference("one")
                      .healthCheckConfig(
                          c -> c.type(HealthCheckType.TCP).ipAddress("192.0.2.1").port(80)))
              .healthCheck()
              .id();
      Route53.create(
          route53,
          zone,
          set ->
              set.name("www.example.com")
                  .setIdentifier("first")
                  .failover(ResourceRecordSetFailover.PRIMARY)
                  .healthCheckId(check)
                  .resourceRecords(Route53.value("192.0.2.1")));
      Route53.create(
          route53,
          zone,
          set ->
              set.name("www.example.com")
                  .setIdentifier("second")
                  .failover(ResourceRecordSetFailover.SECONDARY)
                  .resourceRecords(Route53.value("192.0.2.2")));

      milepost.forceHealth(check, true);
      assertThat(Dig.addresses(milepost, "www.example.com")).isEqualTo(List.of("192.0.2.1"));
      milepost.forceHealth(check, false);
      assertThat(Dig.addresses(milepost, "www.example.com")).isEqualTo(List.of("192.0.2.2"));
      milepost.liftHealth(check);
    }
  }

  @Test
  void geolocation_clientSaidToBeInJapan_getsTheAnswerOfJapan(MilepostContainer milepost)
      throws Exception {
    try (Route53Client route53 = Route53.client(milepost)) {
      // The extension has forgotten the zone of the other test.
      assertThat(route53.listHostedZones().hostedZones()).isEmpty();
      String zone = Route53.createZone(route53, "example.com");
      Route53.create(
          route53,
          zone,
          set ->
              set.name("www.example.com")
                  .setIdentifier("japan")
                  .geoLocation(g -> g.countryCode("JP"))
                  .resourceRecords(Route53.value("192.0.2.81")));
      Route53.create(
          route53,
          zone,
          set ->
              set.name("www.example.com")
                  .setIdentifier("others")
                  .geoLocation(g -> g.countryCode("*"))
                  .resourceRecords(Route53.value("192.0.2.1")));
      assertThat(Dig.addresses(milepost, "www.example.com")).isEqualTo(List.of("192.0.2.81"));
    }
  }
}
