package io.milepost.server.launch;

import io.milepost.api.auth.AccessKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ID:SECRET}. What is wrong with it is told without repeating it. */
final class AccessKeyConverter implements ITypeConverter<AccessKey> {
  @Override
  public AccessKey convert(String value) {
    try {
      return AccessKey.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
