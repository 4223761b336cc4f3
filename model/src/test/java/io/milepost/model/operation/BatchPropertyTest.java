package io.milepost.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.record.RecordData;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random batches: judged and made as the slow, obvious zone does it. */
final class BatchPropertyTest {
  private static final int BATCHES = 400;

  static LongStream seeds() {
    Long seed = Long.getLong("milepost.seed");
    return seed == null ? LongStream.range(0, 40) : LongStream.of(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void evaluate_randomBatches_agreesWithTheObviousZone(long seed) {
    RandomBatches random = new RandomBatches(new SplittableRandom(seed));
    List<String> apex =
        List.of(
            "CREATE example.com. NS 300 ns.example.net.",
            "CREATE example.com. SOA 300 ns.example.net. h.example.net. 1 2 3 4 5");
    ObviousZone expected =
        new ObviousZone().after(apex.stream().map(BatchText::change).toList()).orElseThrow();
    TestZone zone = TestZone.of(apex);
    IdentityHashMap<RequestedChange, String> lines = new IdentityHashMap<>();
    int accepted = 0;
    for (int i = 0; i < BATCHES; i++) {
      List<String> batch =
          random.next(expected.sets().stream().map(lines::get).filter(Objects::nonNull).toList());
      List<RequestedChange> changes = new ArrayList<>();
      for (String line : batch) {
        RequestedChange change = BatchText.change(line);
        changes.add(change);
        lines.put(change, line.substring(line.indexOf(' ') + 1));
      }
      Optional<ObviousZone> after = expected.after(changes);
      List<String> faults = zone.faults(batch);
      assertThat(faults.isEmpty()).as("%s: %s", batch, faults).isEqualTo(after.isPresent());
      if (after.isPresent()) {
        accepted++;
        expected = after.get();
        zone = zone.with(batch);
        assertThat(new TreeSet<>(zone.sets().stream().map(BatchPropertyTest::text).toList()))
            .as("%s", batch)
            .isEqualTo(new TreeSet<>(expected.sets().stream().map(ObviousZone::text).toList()));
      }
    }
    assertThat(accepted).isGreaterThan(BATCHES / 10);
  }

  /** A set in the words of {@link ObviousZone#text}. */
  private static String text(ResourceRecordSet set) {
    RequestedData data =
        switch (set.data()) {
          case RecordData.Values values ->
              new RequestedData.Values(values.ttlSeconds(), values.values());
          case RecordData.Alias alias ->
              new RequestedData.Alias(
                  alias.target().hostedZoneId(),
                  alias.target().dnsName().toString(),
                  alias.target().evaluateTargetHealth());
        };
    return ObviousZone.text(
        new RequestedChange(
            RequestedChange.Action.CREATE,
            set.name().toString(),
            set.type(),
            set.routing(),
            data,
            set.healthCheckId()));
  }
}
