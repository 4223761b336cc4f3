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
    String trimmed = text.strip();
    try {
      if (type.equals(MarshallingType.BOOLEAN)) {
        return bool(trimmed);
      } else if (type.equals(MarshallingType.INTEGER)) {
        return Optional.of(Integer.valueOf(trimmed));
      } else if (type.equals(MarshallingType.LONG)) {
        return Optional.of(Long.valueOf(trimmed));
      } else if (type.equals(MarshallingType.DOUBLE)) {
        return Optional.of(Double.valueOf(trimmed));
      } else if (type.equals(MarshallingType.INSTANT)) {
        return Optional.of(OffsetDateTime.parse(trimmed).toInstant());
      }
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
    throw new IllegalStateException("no text form for " + type + " of " + member.memberName());
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
