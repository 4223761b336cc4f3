package io.milepost.conformance.routing.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tables: files of cases with blank lines between them. */
final class Tables {
  private static final List<String> FILES =
      List.of(
          "simple",
          "multivalue",
          "failover",
          "weighted",
          "latency",
          "geolocation",
          "geoproximity",
          "ip-based",
          "health",
          "alias",
          "lookup",
          "private");

  private Tables() {}

  /** All cases; their titles begin with the name of their file. */
  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (String file : FILES) {
      Arrays.stream(read(file + ".txt").split("\n{2,}", -1))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(text -> Case.parse("# " + file + ": " + text.substring(1).strip()))
          .forEach(cases::add);
    }
    return List.copyOf(cases);
  }

  private static String read(String file) {
    try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
