package io.milepost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.AnswerEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found without asking anybody, and what others are asked. */
final class LocalLookupTest {
  /** Says which name it was asked for. */
  private static final NameLookup OTHERS =
      (name, family, limit) -> new FoundAddresses.Failed("asked for " + name + " " + family.type());

  private static final List<String> ZONE =
      List.of(
          "example.com NS 60 ns.example.com.",
          "example.com SOA 900 ns.example.com. admin.example.com. 1 7200 900 1209600 120",
          "www.example.com A 300 192.0.2.1 192.0.2.2",
          "near.example.com CNAME 30 www.example.com.",
          "far.example.com CNAME 30 www.example.net.",
          "lost.example.com CNAME 30 gone.example.com.",
          "sub.example.com NS 60 ns.example.net.");

  private static FoundAddresses lookUp(NameLookup lookup, String name, AddressFamily family) {
    return lookup.lookup(DnsName.of(name), family, Duration.ofSeconds(1));
  }

  private static String text(FoundAddresses result) {
    return switch (result) {
      case FoundAddresses.Found found ->
          found.ttlSeconds()
              + " "
              + String.join(
                  " ", found.addresses().stream().map(InetAddress::getHostAddress).toList());
      case FoundAddresses.Absent absent -> absent.ttlSeconds() + " " + absent.reason();
      case FoundAddresses.Failed failed -> failed.reason();
    };
  }

  private static ZoneDirectory zones() {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(new ZoneReference(new HostedZoneId("Z1"), 1, DnsName.of("example.com")));
    ZONE.stream()
        .map(LocalLookupTest::set)
        .sorted(Comparator.comparing(PreparedSet::owner))
        .forEach(loader::recordSet);
    return loader.finish(1);
  }

  private static PreparedSet set(String line) {
    String[] words = line.split(" ", 4);
    RecordType type = RecordType.valueOf(words[1]);
    List<String> values = type == RecordType.A ? List.of(words[3].split(" ")) : List.of(words[3]);
    return new PreparedSet(
        DnsName.of(words[0]),
        type,
        new RoutingPolicy.Simple(),
        Integer.parseInt(words[2]),
        RdataList.of(values.stream().map(value -> rdata(type, value)).toList()));
  }

  private static byte[] rdata(RecordType type, String value) {
    try {
      return RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(type + " " + value, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com,       IPV4, 300 192.0.2.1 192.0.2.2",
    "www.example.com,       IPV6, 120 no record of type AAAA",
    "near.example.com,      IPV4, 30 192.0.2.1 192.0.2.2",
    "gone.example.com,      IPV4, 120 NXDOMAIN",
    "lost.example.com,      IPV4, 120 NXDOMAIN",
    "far.example.com,       IPV4, asked for www.example.net. A",
    "a.sub.example.com,     IPV6, asked for a.sub.example.com. AAAA",
    "www.example.org,       IPV4, asked for www.example.org. A",
  })
  void ownZones_areAskedFirst(String name, AddressFamily family, String result) {
    ZoneDirectory zones = zones();
    assertThat(
            text(lookUp(new OwnZonesLookup(() -> zones, AnswerEngine::new, OTHERS), name, family)))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "web,           IPV4, 60 192.0.2.7",
    "Web.local,     IPV4, 60 192.0.2.7",
    "six,           IPV6, 60 2001:db8:0:0:0:0:0:7",
    "elsewhere,     IPV4, asked for elsewhere. A",
  })
  void fileOfHosts_isReadFirst(
      String name, AddressFamily family, String result, @TempDir Path folder) throws IOException {
    Path hosts =
        Files.write(
            folder.resolve("hosts"),
            Arrays.asList("# ours", "192.0.2.7 web web.local", "2001:db8::7 six"));
    assertThat(text(lookUp(new HostsFileLookup(hosts, OTHERS), name, family))).isEqualTo(result);
  }

  @Test
  void fileOfHosts_thatIsNotThere_hasNoNames(@TempDir Path folder) {
    NameLookup lookup = new HostsFileLookup(folder.resolve("none"), OTHERS);
    assertThat(text(lookUp(lookup, "web", AddressFamily.IPV4))).isEqualTo("asked for web. A");
  }
}
