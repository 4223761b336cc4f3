package io.milepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ClientNetworkTest {
  private static ClientNetwork of(String address) {
    return ClientNetwork.of(new InetSocketAddress(address, 53));
  }

  @Test
  void of_ipv4_isTheAddress() {
    assertThat(of("192.0.2.1")).isEqualTo(of("192.0.2.1"));
    assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
  }

  @Test
  void of_ipv6_isThePrefixOfASite() {
    assertThat(of("2001:db8:0:1::1")).isEqualTo(of("2001:db8:0:1:ffff::2"));
    assertThat(of("2001:db8:0:1::1")).isNotEqualTo(of("2001:db8:0:2::1"));
    assertThat(of("::c000:0201:0:0:0:0")).isNotEqualTo(of("192.0.2.1"));
  }
}
