package io.milepost.conformance.zones;

import java.nio.charset.StandardCharsets;
import org.xbill.DNS.Name;

/** How names and character strings are written: the same octets, escaped in different ways. */
public enum Notation {
  /** Route 53's API as it lists names: all but letters, digits, hyphen and underscore in octal. */
  ROUTE_53_ESCAPED(true) {
    @Override
    String octetInName(int octet) {
      return isPlain(octet) ? String.valueOf((char) octet) : octal(octet);
    }

    @Override
    String octetInString(int octet) {
      return octetInRoute53String(octet);
    }
  },

  /**
   * Route 53's API as its users write: printable characters as they are, names without the dot at
   * the end. The quotation mark and the backslash stay octal, as a dot inside a label must be.
   */
  ROUTE_53_LITERAL(false) {
    @Override
    String octetInName(int octet) {
      boolean literal = isPrintable(octet) && octet != '.' && octet != '\\' && octet != '"';
      return literal ? String.valueOf((char) octet) : octal(octet);
    }

    @Override
    String octetInString(int octet) {
      return octetInRoute53String(octet);
    }
  },

  /** A zone file, RFC 1035 section 5.1: escapes are decimal. */
  MASTER_FILE(true) {
    @Override
    String octetInName(int octet) {
      return isPlain(octet) || octet == '*' ? String.valueOf((char) octet) : decimal(octet);
    }

    @Override
    String octetInString(int octet) {
      boolean literal = octet == ' ' || (isPrintable(octet) && octet != '"' && octet != '\\');
      return literal ? String.valueOf((char) octet) : decimal(octet);
    }
  };

  private final boolean dotAtEnd;

  Notation(boolean dotAtEnd) {
    this.dotAtEnd = dotAtEnd;
  }

  /** An absolute name; letters keep their case. */
  public String name(Name name) {
    if (name.equals(Name.root)) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.labels() - 1; i++) {
      byte[] label = name.getLabel(i); // its length, then its octets
      for (int j = 1; j <= label[0]; j++) {
        text.append(octetInName(label[j] & 0xFF));
      }
      text.append('.');
    }
    if (!dotAtEnd) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  /**
   * A character string between quotation marks.
   *
   * @param octets one character an octet (ISO 8859-1)
   */
  public String string(String octets) {
    StringBuilder text = new StringBuilder("\"");
    for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
      text.append(octetInString(octet & 0xFF));
    }
    return text.append('"').toString();
  }

  abstract String octetInName(int octet);

  abstract String octetInString(int octet);

  private static String octetInRoute53String(int octet) {
    return switch (octet) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case ' ' -> " ";
      default -> isPrintable(octet) ? String.valueOf((char) octet) : octal(octet);
    };
  }

  private static boolean isPlain(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '_';
  }

  /** Printable and no space. */
  private static boolean isPrintable(int octet) {
    return octet > ' ' && octet < 0x7F;
  }

  private static String octal(int octet) {
    return "\\" + (octet >> 6) + (octet >> 3 & 7) + (octet & 7);
  }

  private static String decimal(int octet) {
    return "\\" + octet / 100 + octet / 10 % 10 + octet % 10;
  }
}
