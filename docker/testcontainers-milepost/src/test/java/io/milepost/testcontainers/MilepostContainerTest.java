package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Exception;

@NeedsImage
final class MilepostContainerTest {
  @Test
  void dnsAddress_udpAndTcp_haveOnePort() throws Exception {
    try (MilepostContainer milepost = new MilepostContainer()) {
      milepost.start();
      InetSocketAddress address = milepost.dnsAddress();
      DnsProbe.overUdp(address);
      DnsProbe.overTcp(address);
      assertThatThrownBy(() -> new DatagramSocket(address.getPort()).close())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void withCredentials_unsigned_isRefusedAndAdminStillServes() {
    try (MilepostContainer milepost =
        new MilepostContainer().withCredentials("AKIAEXAMPLE", "wJalrXUtnFEMI")) {
      milepost.start();
      try (Route53Client owner =
              Route53.client(milepost, AwsBasicCredentials.create("AKIAEXAMPLE", "wJalrXUtnFEMI"));
          Route53Client stranger =
              Route53.client(milepost, AwsBasicCredentials.create("AKIASTRANGER", "secret"))) {
        Route53.createZone(owner, "example.com");
        assertThatThrownBy(stranger::listHostedZones)
            .isInstanceOfSatisfying(
                Route53Exception.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        milepost.reset();
        assertThat(owner.listHostedZones().hostedZones()).isEmpty();
      }
    }
  }

  @Test
  void withSeed_twoContainers_chooseAlike() throws Exception {
    assertThat(weightedAnswers(42)).isEqualTo(weightedAnswers(42));
  }

  private static List<String> weightedAnswers(long seed) throws Exception {
    try (MilepostContainer milepost = new MilepostContainer().withSeed(seed)) {
      milepost.start();
      try (Route53Client route53 = Route53.client(milepost)) {
        String zone = Route53.createZone(route53, "example.com");
        Route53.createWeighted(route53, zone, "www.example.com", "192.0.2.1", "192.0.2.2");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          answers.addAll(Dig.addresses(milepost, "www.example.com"));
        }
        assertThat(answers).contains("192.0.2.1", "192.0.2.2").hasSize(24);
        return answers;
      }
    }
  }

  @Test
  void forceHealth_unknownCheck_saysSo() {
    try (MilepostContainer milepost = new MilepostContainer()) {
      milepost.start();
      String id = "00000000-0000-4000-8000-000000000000";
      assertThatThrownBy(() -> milepost.forceHealth(id, false))
          .isInstanceOf(MilepostException.class)
          .hasMessageContaining("404")
          .hasMessageContaining(id);
    }
  }

  @Test
  void start_badOption_failsAtOnceAndLogsWhy() {
    try (MilepostContainer milepost = new MilepostContainer().withClient("192.0.2.0/24", "XX")) {
      assertThatThrownBy(milepost::start).isInstanceOf(ContainerLaunchException.class);
      assertThat(milepost.isRunning()).isFalse();
    }
  }
}
