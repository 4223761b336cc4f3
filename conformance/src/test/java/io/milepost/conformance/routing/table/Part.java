package io.milepost.conformance.routing.table;

import java.util.Arrays;
import java.util.List;

/**
 * The records of one owner in an answer, whatever their order.
 *
 * @param values in presentation format, sorted; names without the zone
 */
record Part(long ttlSeconds, List<String> values) {
  Part {
    values = values.stream().sorted().toList();
  }

  /** Reads a TTL and values. */
  static Part parse(String text) {
    List<String> words = Arrays.asList(text.strip().split(" +", -1));
    return new Part(Long.parseLong(words.getFirst()), words.subList(1, words.size()));
  }
}
