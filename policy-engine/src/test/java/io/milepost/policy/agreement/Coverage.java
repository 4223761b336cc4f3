package io.milepost.policy.agreement;

import io.milepost.policy.reference.Fraction;
import io.milepost.policy.reference.Possibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many cases of a kind met each corner. */
final class Coverage {
  private final Map<Corner, Integer> counts = new EnumMap<>(Corner.class);

  Coverage(Kind kind) {
    for (Corner corner : Corner.values()) {
      if (corner.isOf(kind)) {
        counts.put(corner, 0);
      }
    }
  }

  void count(Case one, Map<Possibility, Fraction> answers) {
    counts.replaceAll((corner, count) -> corner.isMetBy(one, answers) ? count + 1 : count);
  }

  /** The corners that no case met. */
  List<Corner> missing() {
    List<Corner> missing = new ArrayList<>();
    counts.forEach((corner, count) -> {
      if (count == 0) {
        missing.add(corner);
      }
    });
    return missing;
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n  ", "  ", ""));
  }
}
