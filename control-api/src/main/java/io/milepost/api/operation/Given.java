package io.milepost.api.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters that may be left out. */
final class Given {
  private Given() {}

  /** What a parameter says; an empty one says nothing. */
  static Optional<String> text(@Nullable String parameter) {
    return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
  }
}
