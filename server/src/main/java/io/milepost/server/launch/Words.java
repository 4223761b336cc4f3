package io.milepost.server.launch;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Options whose values are words. */
final class Words {
  private Words() {}

  /**
   * The constant whose name in lower case is the text.
   *
   * @param choice the words, as a sentence has them
   * @throws TypeConversionException if there is none
   */
  static <E extends Enum<E>> E parse(E[] constants, String text, String choice) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is not " + choice));
  }
}
