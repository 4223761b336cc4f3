package io.milepost.api.xml;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** The text form of members that are not structures or lists. */
public final class ScalarText {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ScalarText() {}

  /** The text of a value. */
  public static String write(Object value) {
    return value instanceof Instant instant ? MILLISECONDS.format(instant) : value.toString();
  }

  /**
   * The value of a text.
   *
   * @return empty if the text is none of that type
   */
  public static Optional<Object> read(SdkField<?> member, String text) {
    MarshallingType<?> type = member.marshallingType();
    if (type.equals(MarshallingType.STRING)) {
      return Optional.of(text);
    }
    String trimmed = collapse(text);
    try {
      if (type.equals(MarshallingType.BOOLEAN)) {
        return bool(trimmed);
      } else if (type.equals(MarshallingType.INTEGER)) {
        return Optional.of(Integer.valueOf(ascii(trimmed)));
      } else if (type.equals(MarshallingType.LONG)) {
        return Optional.of(Long.valueOf(ascii(trimmed)));
      } else if (type.equals(MarshallingType.DOUBLE)) {
        return Optional.of(Double.valueOf(ascii(trimmed)));
      } else if (type.equals(MarshallingType.INSTANT)) {
        return Optional.of(OffsetDateTime.parse(trimmed).toInstant());
      }
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
    throw new IllegalStateException("no text form for " + type + " of " + member.memberName());
  }

  /** The text without the white space of XML around it, which is less than Unicode's. */
  private static String collapse(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The text, if it has no digits but those of ASCII. */
  private static String ascii(String number) {
    if (number.chars().anyMatch(c -> c > 0x7f)) {
      throw new NumberFormatException(number);
    }
    return number;
  }

  private static Optional<Object> bool(String text) {
    return switch (text) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** What XML Schema calls the type of a member. */
  static String datatype(SdkField<?> member) {
    MarshallingType<?> type = member.marshallingType();
    if (type.equals(MarshallingType.BOOLEAN)) {
      return "boolean";
    } else if (type.equals(MarshallingType.DOUBLE)) {
      return "double";
    }
    return type.equals(MarshallingType.INSTANT) ? "dateTime" : "integer";
  }
}
