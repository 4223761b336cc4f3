package io.milepost.model.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables beside this class: tab-separated fields behind one line of column names. */
final class TableResource {
  private TableResource() {}

  /**
   * The rows of a table.
   *
   * @param file its name
   * @param columns how many fields each row has
   */
  static List<List<String>> rows(String file, int columns) {
    try (InputStream in = TableResource.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> row(line, file, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(String line, String file, int columns) {
    List<String> fields = List.of(line.split("\t", -1));
    if (fields.size() != columns) {
      throw new IllegalStateException(
          file + " has a line of " + fields.size() + " fields: " + line);
    }
    return fields;
  }
}
