package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.io.ByteArrayOutputStream;

/**
 * Strings of octets as Route 53 writes them: printable ASCII stands for itself, {@code \"} and
 * {@code \\} for the two characters that have a meaning, {@code \ooo} for any octet in three octal
 * digits (master files have decimal ones, RFC 1035 section 5.1).
 */
final class CharacterString {
  private static final int MAX_LENGTH = 255;

  private CharacterString() {}

  /**
   * Where a quoted string ends.
   *
   * @param open the index of its first quotation mark
   * @return the index of its last one, or -1 if there is none
   */
  static int closingQuote(String text, int open) {
    for (int at = open + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at;
      }
      if (c == '\\') {
        at++;
      }
    }
    return -1;
  }

  /** The octets that a text without its quotation marks says. */
  static byte[] octets(String text, ValueProblem problem) throws FatalProblemException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        throw problem.notQuoted();
      } else if (c != '\\') {
        octets.write(c);
        at++;
      } else if (text.startsWith("\"", at + 1) || text.startsWith("\\", at + 1)) {
        octets.write(text.charAt(at + 1));
        at += 2;
      } else {
        octets.write(octalEscape(text, at, problem));
        at += 4;
      }
    }
    return octets.toByteArray();
  }

  private static int octalEscape(String text, int at, ValueProblem problem)
      throws FatalProblemException {
    int octet = 0;
    for (int i = at + 1; i < at + 4; i++) {
      int digit = i < text.length() ? text.charAt(i) - '0' : -1;
      if (digit < 0 || digit > 7) {
        throw invalidEscape(problem);
      }
      octet = octet << 3 | digit;
    }
    if (octet > 0xff) {
      throw invalidEscape(problem);
    }
    return octet;
  }

  private static FatalProblemException invalidEscape(ValueProblem problem) {
    return problem.general(
        "InvalidEscapeSequence", "Value contains an escape that is not \\ooo in octal digits");
  }

  static void checkLength(byte[] octets, ValueProblem problem) throws FatalProblemException {
    if (octets.length > MAX_LENGTH) {
      throw problem.general("CharacterStringTooLong", "Value is too long");
    }
  }

  /** The text of octets, with quotation marks. */
  static String quote(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length + 2).append('"');
    for (byte b : octets) {
      int octet = b & 0xff;
      if (octet == '"' || octet == '\\') {
        text.append('\\').append((char) octet);
      } else if (octet >= ' ' && octet <= '~') {
        text.append((char) octet);
      } else {
        text.append('\\')
            .append((char) ('0' + (octet >> 6)))
            .append((char) ('0' + (octet >> 3 & 7)))
            .append((char) ('0' + (octet & 7)));
      }
    }
    return text.append('"').toString();
  }
}
