package io.milepost.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.PeerServer;
import io.milepost.conformance.harness.PeerSoftware;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.ZoneFile;
import io.milepost.conformance.zones.Notation;
import io.milepost.conformance.zones.RandomZone;
import io.milepost.conformance.zones.RecordSet;
import io.milepost.conformance.zones.RecordValue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A zone and the one delegated from it on the same server: each answers for itself alone, and the
 * parent for the DS set at the cut (RFC 4035 section 3.1.4.1).
 *
 * <p>Compared with Knot only. NSD 4.6.1 keeps the names of all zones in one tree: to it a name that
 * the parent hides below the cut exists in the child too, and a chain from the parent into the
 * child ends there without the referral that the parent has to give.
 */
class ParentAndChildTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final RandomZone PARENT =
      zone(
          "parent.test.",
          set("c.parent.test.", Type.NS, "ns.c.parent.test.", "ns.elsewhere.invalid."),
          set("c.parent.test.", Type.DS, "12345 8 2 " + DIGEST),
          set("ns.c.parent.test.", Type.A, "192.0.2.50"),
          set("hidden.c.parent.test.", Type.A, "192.0.2.51"),
          set("into.parent.test.", Type.CNAME, "w.c.parent.test."),
          set("cut.parent.test.", Type.CNAME, "c.parent.test."),
          set("miss.parent.test.", Type.CNAME, "nobody.c.parent.test."),
          set("*.wild.parent.test.", Type.CNAME, "w.c.parent.test."),
          set("h.parent.test.", Type.A, "192.0.2.52"));
  private static final RandomZone CHILD =
      zone(
          "c.parent.test.",
          set("ns.c.parent.test.", Type.A, "192.0.2.50"),
          set("w.c.parent.test.", Type.A, "192.0.2.60"),
          set("up.c.parent.test.", Type.CNAME, "h.parent.test."),
          set("cc.c.parent.test.", Type.NS, "ns.cc.c.parent.test."),
          set("ns.cc.c.parent.test.", Type.A, "192.0.2.61"));
  private static final int[] TYPES = {
    Type.A, Type.NS, Type.SOA, Type.DS, Type.CNAME, Type.MX, Type.DNSKEY
  };

  @TempDir Path directory;

  @Test
  void parentAndChildHere_everyName_isAnsweredAsByKnot() {
    PeerServer.requireInstalled(PeerSoftware.KNOT);
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      List<ZoneFile> files = List.of(PeerZones.create(api, PARENT), PeerZones.create(api, CHILD));
      try (PeerServer knot =
          PeerServer.start(PeerSoftware.KNOT, directory.resolve("knot"), files)) {
        DnsClient ours = new DnsClient(milepost.dns());
        for (Name qname : names()) {
          for (int qtype : TYPES) {
            compare(DnsQueries.edns(qname, qtype, 1232), ours, knot.client());
          }
        }
      }
    }
  }

  private static void compare(Message query, DnsClient ours, DnsClient knot) {
    Message ourAnswer = ours.udp(query);
    Message knotAnswer = knot.udp(query);
    String both = "Milepost:%n%s%nKnot:%n%s".formatted(ourAnswer, knotAnswer);
    Reply expected = Reply.of(knotAnswer);

    assertThat(Reply.of(ourAnswer).core()).as(both).isEqualTo(expected.core());
    // Knot leaves the zone's own NS set out where we send it.
    if (!expected.authority().isEmpty()) {
      assertThat(Reply.of(ourAnswer).authority()).as(both).isEqualTo(expected.authority());
    }
  }

  /** All owners, their neighbours, and a name below each. */
  private static List<Name> names() {
    return Stream.of(PARENT, CHILD)
        .flatMap(zone ->
            Stream.concat(
                Stream.of(zone.origin()), zone.recordSets().stream().map(RecordSet::owner)))
        .flatMap(owner -> Stream.of(owner, below(owner)))
        .distinct()
        .toList();
  }

  private static Name below(Name name) {
    return Name.fromConstantString("x." + name);
  }

  private static RandomZone zone(String origin, RecordSet... sets) {
    return new RandomZone(
        Name.fromConstantString(origin), Notation.ROUTE_53_ESCAPED, List.of(sets));
  }

  private static RecordSet set(String owner, int type, String... values) {
    return new RecordSet(
        Name.fromConstantString(owner),
        type,
        300,
        Stream.of(values)
            .map(value -> new RecordValue(List.of(new RecordValue.Literal(value))))
            .toList());
  }
}
