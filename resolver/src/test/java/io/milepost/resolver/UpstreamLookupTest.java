package io.milepost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.name.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

final class UpstreamLookupTest {
  private static final DnsName NAME = DnsName.of("www.example.com");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final String SOA =
      "example.com. 900 IN SOA ns.example.com. admin.example.com. 1 7200 900 1209600 60";

  private static FoundAddresses found(long ttlSeconds, String... addresses) {
    return new FoundAddresses.Found(
        Arrays.stream(addresses).map(InetAddress::ofLiteral).toList(), ttlSeconds);
  }

  private static FoundAddresses ask(AddressFamily family, int rcode, String... lines)
      throws IOException {
    try (FakeDnsServer server =
        new FakeDnsServer(query -> Optional.of(FakeDnsServer.response(query, rcode, lines)))) {
      return new UpstreamLookup(List.of(server.address())).lookup(NAME, family, LONG);
    }
  }

  @Test
  void addresses_areFound() throws IOException {
    assertThat(
            ask(
                AddressFamily.IPV4,
                Rcode.NOERROR,
                "www.example.com. 300 IN A 192.0.2.1",
                "www.example.com. 300 IN A 192.0.2.2"))
        .isEqualTo(found(300, "192.0.2.1", "192.0.2.2"));
    assertThat(ask(AddressFamily.IPV6, Rcode.NOERROR, "www.example.com. 300 IN AAAA 2001:db8::1"))
        .isEqualTo(found(300, "2001:db8::1"));
  }

  @Test
  void aliases_areFollowed_inAnyOrder_withTheSmallestTtl() throws IOException {
    assertThat(
            ask(
                AddressFamily.IPV4,
                Rcode.NOERROR,
                "edge.example.net. 60 IN A 192.0.2.1",
                "WWW.example.com. 300 IN CNAME b.example.net.",
                "other.example.net. 1 IN A 192.0.2.7",
                "b.example.net. 20 IN CNAME edge.example.net."))
        .isEqualTo(found(20, "192.0.2.1"));
  }

  @Test
  void aliasesInACircle_areNoAddress() throws IOException {
    assertThat(
            ask(
                AddressFamily.IPV4,
                Rcode.NOERROR,
                "www.example.com. 300 IN CNAME b.example.net.",
                "b.example.net. 20 IN CNAME www.example.com."))
        .isInstanceOf(FoundAddresses.Failed.class);
  }

  @Test
  void absence_isGoodForTheNegativeTtl() throws IOException {
    assertThat(ask(AddressFamily.IPV4, Rcode.NXDOMAIN, SOA))
        .isEqualTo(new FoundAddresses.Absent("NXDOMAIN", 60));
    assertThat(ask(AddressFamily.IPV6, Rcode.NOERROR, SOA))
        .isEqualTo(new FoundAddresses.Absent("no record of type AAAA", 60));
    assertThat(ask(AddressFamily.IPV4, Rcode.NXDOMAIN))
        .isEqualTo(new FoundAddresses.Absent("NXDOMAIN", 0));
  }

  @Test
  void serverThatFails_isPassedOver() throws IOException {
    try (FakeDnsServer failing = new FakeDnsServer(q -> Optional.of(FakeDnsServer.servfail(q)));
        FakeDnsServer good = new FakeDnsServer(UpstreamLookupTest::oneAddress)) {
      UpstreamLookup lookup = new UpstreamLookup(List.of(failing.address(), good.address()));
      assertThat(lookup.lookup(NAME, AddressFamily.IPV4, LONG)).isEqualTo(found(300, "192.0.2.1"));
      assertThat(failing.udpQueries()).isEqualTo(1);
    }
  }

  private static Optional<Message> oneAddress(Message query) {
    return Optional.of(
        FakeDnsServer.response(query, Rcode.NOERROR, "www.example.com. 300 IN A 192.0.2.1"));
  }

  @Test
  void serversThatFail_areAskedTwice_andTheirRcodeIsTheReason() throws IOException {
    try (FakeDnsServer failing = new FakeDnsServer(q -> Optional.of(FakeDnsServer.servfail(q)))) {
      assertThat(
              new UpstreamLookup(List.of(failing.address())).lookup(NAME, AddressFamily.IPV4, LONG))
          .isEqualTo(new FoundAddresses.Failed("SERVFAIL"));
      assertThat(failing.udpQueries()).isEqualTo(2);
    }
  }

  @Test
  void serverThatIsSilent_costsTheLimit() throws IOException {
    try (FakeDnsServer silent = new FakeDnsServer(query -> Optional.empty())) {
      assertThat(
              new UpstreamLookup(List.of(silent.address())).lookup(NAME, AddressFamily.IPV4, SHORT))
          .isEqualTo(new FoundAddresses.Failed("timed out"));
      assertThat(silent.udpQueries()).isEqualTo(2);
    }
  }

  @Test
  void serverThatIsNotThere_isAFailure() throws IOException {
    InetSocketAddress gone;
    try (FakeDnsServer server = new FakeDnsServer(query -> Optional.empty())) {
      gone = server.address();
    }
    assertThat(new UpstreamLookup(List.of(gone)).lookup(NAME, AddressFamily.IPV4, SHORT))
        .isInstanceOf(FoundAddresses.Failed.class);
    assertThat(new UpstreamLookup(List.of()).lookup(NAME, AddressFamily.IPV4, SHORT))
        .isEqualTo(new FoundAddresses.Failed("no DNS server is configured"));
  }

  @Test
  void answerThatIsTooLargeForADatagram_isFetchedByTcp() throws IOException {
    String[] many =
        IntStream.range(0, 200)
            .mapToObj(i -> "www.example.com. 300 IN A 192.0.2." + i)
            .toArray(String[]::new);
    try (FakeDnsServer server =
        new FakeDnsServer(
            query -> Optional.of(FakeDnsServer.response(query, Rcode.NOERROR, many)))) {
      FoundAddresses result =
          new UpstreamLookup(List.of(server.address())).lookup(NAME, AddressFamily.IPV4, LONG);
      assertThat(result)
          .isInstanceOfSatisfying(
              FoundAddresses.Found.class, found -> assertThat(found.addresses()).hasSize(200));
      assertThat(server.tcpQueries()).isEqualTo(1);
    }
  }
}
