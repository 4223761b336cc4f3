package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.snapshot.ZoneDirectory;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random zones, answered by the engine and by a slow, obvious resolver. */
class AnswerPropertyTest {
  private static final int ZONES = 20;
  private static final int QUESTIONS = 100;

  private final AnswerEngine engine = new AnswerEngine();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answer_randomZone_isTheObviousOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ZONES; i++) {
      RandomRecords zone = new RandomRecords(random);
      ZoneDirectory compiled = TextZones.compile(zone.records());
      ObviousResolver obvious = new ObviousResolver(zone.records());
      String text =
          zone.records().stream().map(TextRecord::toString).collect(Collectors.joining("\n"));
      for (int j = 0; j < QUESTIONS; j++) {
        DnsName qname = zone.question();
        int qtype = zone.type();
        assertThat(Outcome.of(engine, compiled, qname, qtype))
            .as("%s %d in\n%s\n", qname, qtype, text)
            .isEqualTo(obvious.answer(qname, qtype));
      }
    }
  }
}
