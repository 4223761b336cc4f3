package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An engine that has answered by an alias before leads to what is there now. */
class AliasTargetTest {
  private static final ZoneReference ZONE =
      new ZoneReference(RoutedText.ZONE, 1, DnsName.of("example.com"));

  private final AnswerEngine engine = new AnswerEngine();

  private static ZoneDirectory load(List<String> lines) {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(RoutedText.parse("example.com 900 SOA ns.example.net. h.example.net. 1 2 3 4 60"));
    sets.add(RoutedText.parse("example.com 900 NS ns.example.net."));
    lines.forEach(line -> sets.add(RoutedText.parse(line)));
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(ZONE);
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  private static ZoneDirectory change(ZoneDirectory zones, String before, String after) {
    Effect effect =
        new Effect.RecordSetChanged(ZONE, RoutedText.parse(before).key(), set(before), set(after));
    return ZoneCompiler.apply(
        zones, new LogEntry(2, Instant.EPOCH, List.of(effect)), new CompileCost());
  }

  private static Optional<PreparedSet> set(String line) {
    return line.isEmpty() ? Optional.empty() : Optional.of(RoutedText.parse(line));
  }

  private String answer(ZoneDirectory zones, String name) {
    DnsName qname = DnsName.of(name + ".example.com");
    return Outcome.of(engine, zones, qname, RecordType.A.code()).lines().stream()
        .filter(line -> line.startsWith("answer "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("-");
  }

  @Test
  void answer_targetThatWasChanged_isTheNewOne() {
    ZoneDirectory first =
        load(
            List.of(
                "www.example.com alias A target.example.com!",
                "target.example.com 60 A 192.0.2.1"));
    ZoneDirectory changed =
        change(first, "target.example.com 60 A 192.0.2.1", "target.example.com 60 A 192.0.2.2");
    ZoneDirectory removed = change(changed, "target.example.com 60 A 192.0.2.2", "");
    for (int round = 0; round < 2; round++) {
      assertThat(answer(first, "www")).isEqualTo("192.0.2.1");
      assertThat(answer(changed, "www")).isEqualTo("192.0.2.2");
      assertThat(answer(removed, "www")).isEqualTo("-");
    }
  }
}
