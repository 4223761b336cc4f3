package io.milepost.model.name;

import java.util.Arrays;

/** Reads and writes names in Route 53's text form. */
public final class DnsNameText {
  private DnsNameText() {}

  /**
   * The wire form of a name.
   *
   * @param text labels separated by dots, a trailing dot or none; {@code .} alone is the root
   * @param lowerCase whether letters are folded; names inside record values keep their case
   * @throws FatalProblemException as {@link DnsName#parse}
   */
  public static byte[] parse(String text, boolean lowerCase) throws FatalProblemException {
    if (text.isEmpty()) {
      throw new FatalProblemException("DomainNameEmpty", "Domain name is empty", "");
    }
    if (text.equals(".")) {
      return new byte[] {0};
    }
    byte[] wire = new byte[text.length() + 2];
    int labelStart = 0;
    int length = 1;
    int labelText = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int octet = c;
      if (c == '.') {
        endLabel(wire, labelStart, length, text.substring(labelText, at));
        labelStart = length;
        labelText = at + 1;
        octet = 0;
        at++;
      } else if (c == '\\' && isOctalEscape(text, at)) {
        octet = Integer.parseInt(text, at + 1, at + 4, 8);
        at += 4;
      } else if (c <= ' ' || c > '~') {
        throw new FatalProblemException(
            "UnsupportedCharacter", "Value contains unsupported characters", String.valueOf(c));
      } else {
        at++;
      }
      boolean upperCase = octet >= 'A' && octet <= 'Z';
      wire[length++] = (byte) (lowerCase && upperCase ? octet + 32 : octet);
    }
    if (labelText < text.length()) {
      endLabel(wire, labelStart, length, text.substring(labelText));
      length++;
    }
    if (length > DnsName.MAX_WIRE_LENGTH) {
      throw new FatalProblemException("DomainNameTooLong", "Domain name is too long", text);
    }
    return Arrays.copyOf(wire, length);
  }

  private static void endLabel(byte[] wire, int labelStart, int length, String label)
      throws FatalProblemException {
    int labelLength = length - labelStart - 1;
    if (labelLength == 0) {
      throw new FatalProblemException("DomainLabelEmpty", "Domain label is empty", label);
    }
    if (labelLength > DnsName.MAX_LABEL_LENGTH) {
      throw new FatalProblemException("DomainLabelTooLong", "Domain label is too long", label);
    }
    wire[labelStart] = (byte) labelLength;
  }

  private static boolean isOctalEscape(String text, int at) {
    return at + 3 < text.length()
        && text.charAt(at + 1) >= '0'
        && text.charAt(at + 1) <= '3'
        && isOctalDigit(text.charAt(at + 2))
        && isOctalDigit(text.charAt(at + 3));
  }

  private static boolean isOctalDigit(char c) {
    return c >= '0' && c <= '7';
  }

  /** The text of a name in wire form, escaped, its case as it is, with a trailing dot. */
  public static String format(byte[] wire) {
    if (wire[0] == 0) {
      return ".";
    }
    StringBuilder text = new StringBuilder(wire.length + 8);
    for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
      for (int i = 1; i <= wire[at]; i++) {
        int octet = wire[at + i] & 0xff;
        if (isPlain(octet)) {
          text.append((char) octet);
        } else {
          text.append('\\')
              .append((char) ('0' + (octet >> 6)))
              .append((char) ('0' + (octet >> 3 & 7)))
              .append((char) ('0' + (octet & 7)));
        }
      }
      text.append('.');
    }
    return text.toString();
  }

  private static boolean isPlain(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '_';
  }
}
