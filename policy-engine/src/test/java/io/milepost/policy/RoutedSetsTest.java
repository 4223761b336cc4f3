package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups and aliases are not answered yet, and say so; all else about their names is as ever. */
class RoutedSetsTest {
  private static final ZoneReference ZONE =
      new ZoneReference(new HostedZoneId("Z1"), 1, DnsName.of("example.com"));

  private static final List<String> SIMPLE =
      List.of(
          "example.com. 300 SOA ns.example.net. h.example.net. 1 2 3 4 60",
          "example.com. 300 NS ns.example.net.",
          "both.example.com. 300 TXT \"text\"",
          "chain.example.com. 300 CNAME group.example.com.",
          "mail.example.com. 300 MX 10 group.example.com.",
          "sub.example.com. 300 NS ns.sub.example.com.");

  private static final ZoneDirectory ZONES =
      compile(
          group("group.example.com", RecordType.A),
          group("both.example.com", RecordType.A),
          group("cname.example.com", RecordType.CNAME),
          group("*.wild.example.com", RecordType.A),
          group("ns.sub.example.com", RecordType.A),
          alias("alias.example.com", RecordType.AAAA),
          alias("example.com", RecordType.A));

  private static PreparedSet group(String owner, RecordType type) {
    TextRecord record =
        TextRecord.parse(
            owner + " 300 " + type + (type == RecordType.A ? " 192.0.2.1" : " x.example.net."));
    return new PreparedSet(
        record.owner(),
        type,
        new RoutingPolicy.Weighted(new SetIdentifier("one"), 1),
        record.ttl(),
        RdataList.of(List.of(record.rdata())));
  }

  private static PreparedSet alias(String owner, RecordType type) {
    AliasTarget target = new AliasTarget(ZONE.id(), DnsName.of("group.example.com"), false);
    return new PreparedSet(
        DnsName.of(owner),
        type,
        new RoutingPolicy.Simple(),
        new PreparedData.Alias(target),
        Optional.empty());
  }

  private static ZoneDirectory compile(PreparedSet... routed) {
    List<PreparedSet> sets = new ArrayList<>(List.of(routed));
    for (String line : SIMPLE) {
      TextRecord record = TextRecord.parse(line);
      sets.add(
          new PreparedSet(
              record.owner(),
              record.type(),
              new RoutingPolicy.Simple(),
              record.ttl(),
              RdataList.of(List.of(record.rdata()))));
    }
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(ZONE);
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  @ParameterizedTest
  @CsvSource({
    "group.example.com, A, SERVFAIL ede 21",
    "group.example.com, ANY, SERVFAIL ede 21",
    "group.example.com, AAAA, NOERROR aa",
    "below.group.example.com, A, NXDOMAIN aa",
    "both.example.com, A, SERVFAIL ede 21",
    "both.example.com, TXT, NOERROR aa",
    "both.example.com, ANY, NOERROR aa",
    "cname.example.com, A, SERVFAIL ede 21",
    "cname.example.com, CNAME, SERVFAIL ede 21",
    "any.wild.example.com, A, SERVFAIL ede 21",
    "any.wild.example.com, AAAA, NOERROR aa",
    "wild.example.com, A, NOERROR aa",
    "alias.example.com, AAAA, SERVFAIL ede 21",
    "alias.example.com, A, NOERROR aa",
    "example.com, A, SERVFAIL ede 21",
    "example.com, NS, NOERROR aa",
    "chain.example.com, A, SERVFAIL ede 21",
    "chain.example.com, AAAA, NOERROR aa",
    "chain.example.com, CNAME, NOERROR aa",
    "mail.example.com, MX, NOERROR aa",
    "ns.sub.example.com, A, NOERROR",
    "other.example.com, A, NXDOMAIN aa"
  })
  void answer_atARoutedName_isAFailureForItsTypeAlone(String name, String type, String status) {
    int qtype = type.equals("ANY") ? RecordType.ANY : RecordType.valueOf(type).code();
    Outcome outcome = Outcome.of(new AnswerEngine(), ZONES, DnsName.of(name), qtype);
    assertThat(outcome.lines()).contains(status);
    if (status.startsWith("SERVFAIL")) {
      assertThat(outcome.lines()).hasSize(1);
    }
    assertThat(outcome.lines().stream().flatMap(RoutedSetsTest::addresses)).isEmpty();
  }

  private static Stream<String> addresses(String line) {
    return Stream.of(line).filter(text -> text.contains("192.0.2.1"));
  }
}
