package io.milepost.api.xml;

import io.milepost.api.shape.ValueType;
import io.milepost.model.error.InvalidInput;

/** Checks the values in a body against their types. */
final class SchemaCheck {
  private SchemaCheck() {}

  /**
   * @throws InvalidInput if the type does not allow the text
   */
  static void checkText(ValueType type, String value) {
    if (type.kind() == ValueType.Kind.ENUMERATION && !type.values().contains(value)) {
      throw SchemaFaults.enumeration(value, type.values());
    }
    int length = value.codePointCount(0, value.length());
    if (length > type.max()) {
      throw SchemaFaults.length("maxLength", value, type.max(), type.name());
    }
    if (length < type.min()) {
      throw SchemaFaults.length("minLength", value, type.min(), type.name());
    }
    type.pattern()
        .filter(pattern -> !pattern.matcher(value).matches())
        .ifPresent(pattern -> {
          throw SchemaFaults.pattern(value, pattern.pattern(), type.name());
        });
  }

  /**
   * @throws InvalidInput if the type does not allow the number
   */
  static void checkNumber(ValueType type, Number number) {
    if (type.kind() != ValueType.Kind.NUMBER) {
      return;
    }
    long value = number.longValue();
    if (value < type.min()) {
      throw SchemaFaults.range("minInclusive", value, type.min(), type.name());
    }
    if (value > type.max()) {
      throw SchemaFaults.range("maxInclusive", value, type.max(), type.name());
    }
  }
}
