package io.milepost.conformance.routing.table;

import java.util.List;

/**
 * A health check that counts others, written {@code check NAME = 2 of a b c}, or {@code check NAME
 * = not 1 of a} if it is inverted.
 */
record Check(String name, boolean inverted, int threshold, List<String> children) {
  static Check parse(String line) {
    String[] sides = line.split(" *= *", 2);
    boolean inverted = sides[1].startsWith("not ");
    String[] words = sides[1].substring(inverted ? 4 : 0).split(" +", -1);
    return new Check(
        sides[0].split(" +", 2)[1],
        inverted,
        Integer.parseInt(words[0]),
        List.of(words).subList(2, words.length));
  }
}
