package io.milepost.policy.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A mistake.
 *
 * @param what is wrong then
 * @param file below the package of the engine
 * @param right texts that the file has exactly once
 * @param wrong what stands there instead, one for each
 */
record Mutation(String what, String file, List<String> right, List<String> wrong) {
  private static final int HEAD = 2;

  Mutation {
    right = List.copyOf(right);
    wrong = List.copyOf(wrong);
    if (right.isEmpty() || right.size() != wrong.size()) {
      throw new IllegalArgumentException(what + ": " + right + " and " + wrong);
    }
  }

  /** Reads a table: paragraphs; lines that begin with {@code #} are comments. */
  static List<Mutation> parse(String table) {
    String text =
        table.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    return Arrays.stream(text.strip().split("\n\n+", -1)).map(Mutation::parseOne).toList();
  }

  private static Mutation parseOne(String paragraph) {
    List<String> lines = paragraph.lines().toList();
    return new Mutation(lines.get(0), lines.get(1), texts(lines, '-'), texts(lines, '+'));
  }

  private static List<String> texts(List<String> lines, char sign) {
    List<String> texts = new ArrayList<>();
    for (String line : lines.subList(HEAD, lines.size())) {
      if (line.charAt(0) == sign) {
        texts.add(line.substring(1).strip());
      }
    }
    return texts;
  }

  /**
   * The file with the mistake.
   *
   * @throws IllegalArgumentException if it does not have the texts exactly once
   */
  String applyTo(String source) {
    String changed = source;
    for (int i = 0; i < right.size(); i++) {
      String text = right.get(i);
      int at = changed.indexOf(text);
      if (at < 0 || changed.indexOf(text, at + 1) >= 0) {
        throw new IllegalArgumentException(file + " does not have exactly once: " + text);
      }
      changed = changed.substring(0, at) + wrong.get(i) + changed.substring(at + text.length());
    }
    return changed;
  }
}
