package io.milepost.store;

import java.util.List;

/** Texts without line breaks in one column, one a line. */
final class Lines {
  private Lines() {}

  static String join(List<String> texts) {
    return String.join("\n", texts);
  }

  static List<String> split(String column) {
    return List.of(column.split("\n", -1));
  }
}
