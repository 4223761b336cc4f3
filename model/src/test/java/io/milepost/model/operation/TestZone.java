package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The zone example.com., Z1, with some sets; Z2 is another zone. */
final class TestZone {
  static final DnsName APEX = DnsName.of("example.com.");

  private final Map<RecordSetKey, ResourceRecordSet> sets;
  private final ZoneTerms terms;

  private TestZone(Map<RecordSetKey, ResourceRecordSet> sets, ZoneTerms terms) {
    this.sets = sets;
    this.terms = terms;
  }

  private static ZoneTerms terms(boolean isPrivate, boolean strict) {
    return new ZoneTerms(new HostedZoneId("Z1"), APEX, isPrivate, strict, false);
  }

  /** The zone that lines of {@link BatchText} make in one batch. */
  static TestZone of(List<String> lines) {
    return new TestZone(new TreeMap<>(), terms(false, false)).with(lines);
  }

  TestZone asPrivate() {
    return new TestZone(sets, terms(true, false));
  }

  TestZone asStrict() {
    return new TestZone(sets, terms(false, true));
  }

  private BatchEvaluation evaluation() {
    return new BatchEvaluation(
        terms,
        name -> sets.values().stream().filter(set -> set.name().equals(name)).toList(),
        id -> id.value().equals("Z1") || id.value().equals("Z2"));
  }

  /** What a batch is refused for. */
  List<String> faults(List<String> lines) {
    return evaluation().evaluate(lines.stream().map(BatchText::change).toList());
  }

  /** The zone after a batch, which has no faults. */
  TestZone with(List<String> lines) {
    return new TestZone(evaluated(lines), terms);
  }

  List<ResourceRecordSet> sets() {
    return List.copyOf(sets.values());
  }

  private Map<RecordSetKey, ResourceRecordSet> evaluated(List<String> lines) {
    BatchEvaluation evaluation = evaluation();
    assertThat(evaluation.evaluate(lines.stream().map(BatchText::change).toList())).isEmpty();
    Map<RecordSetKey, ResourceRecordSet> after = new TreeMap<>(sets);
    evaluation.removed().forEach(set -> after.remove(set.key()));
    evaluation.written().forEach(set -> after.put(set.key(), set));
    return after;
  }
}
