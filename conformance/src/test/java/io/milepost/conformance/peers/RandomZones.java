package io.milepost.conformance.peers;

import io.milepost.conformance.zones.Question;
import io.milepost.conformance.zones.QuestionGenerator;
import io.milepost.conformance.zones.RandomZone;
import io.milepost.conformance.zones.ZoneGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.xbill.DNS.Name;

/** The zones and questions of one run, a function of its seed. */
final class RandomZones {
  private static final long DEFAULT_SEED = 4592;
  private static final int ZONES = 8;
  private static final int QUESTIONS_OF_ZONE = 320;

  private RandomZones() {}

  /** The system property {@code milepost.seed}, else always the same. */
  static long seed() {
    return Long.getLong("milepost.seed", DEFAULT_SEED);
  }

  static Map<RandomZone, List<Question>> generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<RandomZone, List<Question>> questions = new LinkedHashMap<>();
    for (int i = 0; i < ZONES; i++) {
      String depth = i % 2 == 0 ? "" : "deep.er.";
      Name origin = Name.fromConstantString(depth + "z" + i + ".test.");
      RandomZone zone = ZoneGenerator.generate(origin, random.split());
      questions.put(zone, QuestionGenerator.generate(zone, QUESTIONS_OF_ZONE, random.split()));
    }
    return questions;
  }
}
