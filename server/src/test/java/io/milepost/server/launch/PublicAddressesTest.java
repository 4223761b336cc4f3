package io.milepost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.name.DnsName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that lead to addresses that are not on the Internet. */
class PublicAddressesTest {
  private static FoundAddresses lookup(FoundAddresses found) {
    return new PublicAddresses((name, family, limit) -> found)
        .lookup(DnsName.of("www.example.com"), AddressFamily.IPV4, Duration.ofSeconds(1));
  }

  private static FoundAddresses.Found found(String... addresses) {
    List<InetAddress> all = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
    return new FoundAddresses.Found(all, 60);
  }

  @Test
  void lookup_leavesOutWhatIsNotOnTheInternet() {
    assertThat(lookup(found("127.0.0.1", "1.1.1.1", "10.0.0.1", "1.0.0.1")))
        .isEqualTo(found("1.1.1.1", "1.0.0.1"));
    assertThat(lookup(found("10.0.0.1", "192.168.0.1")))
        .isEqualTo(new FoundAddresses.Absent("10.0.0.1 is not on the Internet", 60));
  }

  @Test
  void lookup_withoutAddress_staysAsItIs() {
    for (FoundAddresses none :
        List.of(new FoundAddresses.Absent("NXDOMAIN", 5), new FoundAddresses.Failed("timed out"))) {
      assertThat(lookup(none)).isEqualTo(none);
    }
  }
}
