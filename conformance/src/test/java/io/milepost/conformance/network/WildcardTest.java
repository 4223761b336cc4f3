package io.milepost.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.NetworkNamespaces;
import io.milepost.conformance.harness.Tools;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server on the wildcard addresses, on a card with several: the answer leaves from the address
 * that was asked, as {@code dig} demands. Addresses come and go while it runs.
 */
final class WildcardTest {
  private static final List<String> FIRST = List.of("10.99.0.1", "10.99.0.2", "fd99::1", "fd99::2");

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"batch", "netty"})
  void answers_leaveFromTheAddressAsked(String transport) {
    Tools.require("dig", "bind9-dnsutils");
    try (NetworkNamespaces networks = NetworkNamespaces.open()) {
      networks.addClientAddress("10.99.0.10/24");
      networks.addClientAddress("fd99::10/64");
      FIRST.forEach(address -> networks.addServerAddress(withPrefix(address)));
      try (MilepostProcess milepost =
          MilepostProcess.startBehind(
              networks.serverPrefix(),
              directory,
              "--transport=" + transport,
              "--dns=0.0.0.0:5353",
              "--dns=[::]:5353")) {
        for (String address : FIRST) {
          assertAnswers(networks, address);
        }

        for (String added : List.of("10.99.0.3", "fd99::3")) {
          networks.addServerAddress(withPrefix(added));
          awaitAnswer(networks, added);
          networks.removeServerAddress(withPrefix(added));
          networks.addServerAddress(withPrefix(added));
          awaitAnswer(networks, added);
        }
        for (String address : FIRST) {
          assertAnswers(networks, address);
        }
        assertThat(milepost.stop()).isZero();
      }
    }
  }

  private static String withPrefix(String address) {
    return address + (address.contains(":") ? "/64" : "/24");
  }

  private static void assertAnswers(NetworkNamespaces networks, String address) {
    for (String transport : List.of("+notcp", "+tcp")) {
      assertThat(ask(networks, address, transport)).as(address).contains("status: REFUSED");
    }
  }

  /** The first queries may be lost, while the address is not known to the server. */
  private static void awaitAnswer(NetworkNamespaces networks, String address) {
    String said = "";
    for (int i = 0; i < 60 && !said.contains("status: REFUSED"); i++) {
      said = ask(networks, address, "+notcp");
    }
    assertThat(said).as(address).contains("status: REFUSED").doesNotContain("unexpected source");
    assertThat(ask(networks, address, "+tcp")).as(address).contains("status: REFUSED");
  }

  /** One try of a second, whose end is not an error. */
  private static String ask(NetworkNamespaces networks, String address, String transport) {
    return networks.onClient(
        "sh",
        "-c",
        "dig -p 5353 @%s %s +tries=1 +time=1 example.com A || true".formatted(address, transport));
  }
}
