package io.milepost.api.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as signatures want it: all but unreserved characters, in upper case. */
final class PercentCoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~";

  private PercentCoding() {}

  /**
   * Encodes octets (RFC 3986 section 2.1).
   *
   * @param kept characters that are left as they are, besides the unreserved ones
   */
  static String encode(byte[] octets, String kept) {
    StringBuilder encoded = new StringBuilder(octets.length);
    for (byte octet : octets) {
      char c = (char) (octet & 0xff);
      if (isUnreserved(c) || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  /**
   * The octets of a part of a query: escapes decoded, a plus sign as a space. A broken escape
   * stands for itself.
   *
   * @param text a character for each octet that was sent
   */
  static byte[] decodeQuery(String text) {
    byte[] sent = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(sent.length);
    for (int i = 0; i < sent.length; i++) {
      if (isEscape(sent, i)) {
        decoded.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        decoded.write(sent[i] == '+' ? ' ' : sent[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isEscape(byte[] octets, int at) {
    return octets[at] == '%'
        && at + 2 < octets.length
        && HexFormat.isHexDigit(octets[at + 1])
        && HexFormat.isHexDigit(octets[at + 2]);
  }
}
