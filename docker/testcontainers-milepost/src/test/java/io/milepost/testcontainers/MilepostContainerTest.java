package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

  /** Somebody else is faster than Docker: with UDP the first time, with TCP the second. */
  @Test
  void start_chosenPortIsTaken_takesAnother() throws Exception {
    try (DatagramSocket udp = new DatagramSocket(0);
        ServerSocket tcp = new ServerSocket(0)) {
      int free = FreePort.forUdpAndTcp();
      PrimitiveIterator.OfInt chosen =
          IntStream.of(udp.getLocalPort(), tcp.getLocalPort(), free).iterator();
      try (MilepostContainer milepost =
          new MilepostContainer(MilepostContainer.DEFAULT_IMAGE, chosen::nextInt)) {
        milepost.start();
        assertThat(chosen).isExhausted();
        assertThat(milepost.dnsAddress().getPort()).isEqualTo(free);
        DnsProbe.overUdp(milepost.dnsAddress());
        DnsProbe.overTcp(milepost.dnsAddress());
        assertThat(Route53.client(milepost).listHostedZones().hostedZones()).isEmpty();
      }
    }
  }

  @Test
  void start_everyChosenPortIsTaken_givesUpAndLeavesNothing() throws Exception {
    try (ServerSocket tcp = new ServerSocket(0)) {
      AtomicInteger chosen = new AtomicInteger();
      String label = "io.milepost.test." + tcp.getLocalPort();
      try (MilepostContainer milepost =
          new MilepostContainer(
              MilepostContainer.DEFAULT_IMAGE,
              () -> {
                chosen.incrementAndGet();
                return tcp.getLocalPort();
              })) {
        milepost.withLabel(label, "");
        assertThatThrownBy(milepost::start)
            .isInstanceOf(ContainerLaunchException.class)
            .hasStackTraceContaining(Integer.toString(tcp.getLocalPort()));
      }
      assertThat(chosen).hasValue(MilepostContainer.PORT_ATTEMPTS);
      assertThat(Docker.run("ps", "-aq", "--filter", "label=" + label)).isEmpty();
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
