package io.milepost.model.rdata;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a value into its fields at spaces that are not in quotation marks. A mark opens a quotation
 * at the beginning of a field or after {@code =} (RFC 9460 section 2.1) alone: elsewhere it may
 * stand in a name.
 */
final class FieldSplitter {
  private FieldSplitter() {}

  /** The fields, none of them empty, with their quotation marks and escapes. */
  static List<String> split(String value) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at < value.length()) {
      if (value.charAt(at) == ' ') {
        at++;
      } else {
        int end = endOfField(value, at);
        fields.add(value.substring(at, end));
        at = end;
      }
    }
    return fields;
  }

  private static int endOfField(String value, int start) {
    int at = start;
    boolean mayOpen = true;
    while (at < value.length() && value.charAt(at) != ' ') {
      char c = value.charAt(at);
      int close = c == '"' && mayOpen ? CharacterString.closingQuote(value, at) : at;
      if (close < 0) {
        return value.length();
      }
      mayOpen = c == '=';
      at = close + 1;
    }
    return at;
  }
}
