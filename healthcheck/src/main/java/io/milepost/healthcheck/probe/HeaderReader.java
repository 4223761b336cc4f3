package io.milepost.healthcheck.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads header fields, and keeps those that the body needs.
 *
 * @see "RFC 7230 section 3.2"
 */
final class HeaderReader {
  /** Of all header fields of a response together, with the ends of their lines. */
  static final int MAX_OCTETS = 16_384;

  private static final String TOO_LARGE = "its headers are larger than 16,384 octets";
  private static final int LINE_END_OCTETS = 2;

  /** The characters of a token (RFC 7230 section 3.2.6). */
  private static final BitSet TOKEN = new BitSet();

  static {
    "!#$%&'*+-.^_`|~".chars().forEach(TOKEN::set);
    TOKEN.set('0', '9' + 1);
    TOKEN.set('A', 'Z' + 1);
    TOKEN.set('a', 'z' + 1);
  }

  private final ResponseInput in;
  private int left = MAX_OCTETS;

  HeaderReader(ResponseInput in) {
    this.in = in;
  }

  /**
   * Reads up to the empty line. May be called again after an interim response; the limit is for all
   * together.
   *
   * @throws MalformedResponse if a line is no header field, or there is too much
   */
  BodyFields read() throws IOException {
    BodyFields fields = new BodyFields();
    @Nullable String name = null;
    String value = "";
    boolean first = true;
    for (int length = readLine(); length > 0; length = readLine()) {
      byte[] line = in.line();
      if (line[0] == ' ' || line[0] == '\t') {
        if (first) {
          throw new MalformedResponse("its first header begins with a space");
        }
        // A line that is folded is one (section 3.2.4).
        value = name == null ? value : value + " " + text(line, 0, length).strip();
      } else {
        add(fields, name, value);
        int colon = colon(line, length);
        name = BodyFields.mayHave(colon) ? text(line, 0, colon) : null;
        value = name == null ? "" : text(line, colon + 1, length).strip();
      }
      first = false;
    }
    add(fields, name, value);
    return fields;
  }

  private int readLine() throws IOException {
    if (left < LINE_END_OCTETS) {
      throw new MalformedResponse(TOO_LARGE);
    }
    int length = in.readLine(left - LINE_END_OCTETS, TOO_LARGE);
    left -= length + LINE_END_OCTETS;
    return length;
  }

  private static void add(BodyFields fields, @Nullable String name, String value) {
    if (name != null) {
      fields.add(name, value);
    }
  }

  private static int colon(byte[] line, int length) throws MalformedResponse {
    int colon = 0;
    while (colon < length && line[colon] > 0 && TOKEN.get(line[colon])) {
      colon++;
    }
    if (colon == 0 || colon == length || line[colon] != ':') {
      throw new MalformedResponse("a header has no valid name");
    }
    return colon;
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
