package io.milepost.server.launch;

import io.milepost.policy.place.LatencyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads latencies: lines of a place, a region and milliseconds, with tabs or commas between them.
 * Empty lines, those that begin with {@code #}, and a first line of column names say nothing.
 */
final class LatencyFile {
  private static final Pattern SEPARATOR = Pattern.compile("[\t,]");
  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final List<String> HEADING = List.of("place", "region", "milliseconds");

  private final Path file;
  private final List<LatencyTable.Entry> entries = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private LatencyFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws StartException if it can't be read, or with the line that is wrong
   */
  static LatencyTable read(Path file) {
    LatencyFile reading = new LatencyFile(file);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new StartException("--latency-table " + file + " can't be read.", e);
    }
    for (int i = 0; i < lines.size(); i++) {
      reading.take(lines.get(i).strip(), i + 1);
    }
    return new LatencyTable(reading.entries);
  }

  private void take(String line, int number) {
    List<String> fields = SEPARATOR.splitAsStream(line).map(String::strip).toList();
    if (line.isEmpty() || line.startsWith("#") || (number == 1 && fields.equals(HEADING))) {
      return;
    }
    if (fields.size() != HEADING.size()) {
      throw refused(number, "a place, a region and milliseconds are wanted");
    }
    if (!MILLISECONDS.matcher(fields.get(2)).matches()) {
      throw refused(number, "'" + fields.get(2) + "' is not a number of milliseconds");
    }
    try {
      entries.add(
          new LatencyTable.Entry(fields.get(0), fields.get(1), Double.parseDouble(fields.get(2))));
    } catch (IllegalArgumentException e) {
      throw refused(number, String.valueOf(e.getMessage()));
    }
    if (!seen.add(fields.get(0) + " " + fields.get(1))) {
      throw refused(number, "the latency of that place and region stands above");
    }
  }

  private StartException refused(int number, String what) {
    return new StartException("--latency-table " + file + ", line " + number + ": " + what + ".");
  }
}
