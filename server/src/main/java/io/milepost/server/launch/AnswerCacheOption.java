package io.milepost.server.launch;

import picocli.CommandLine.ITypeConverter;

/** Whether written answers are kept, to be copied the next time. */
enum AnswerCacheOption {
  ON,
  OFF;

  static final class Converter implements ITypeConverter<AnswerCacheOption> {
    @Override
    public AnswerCacheOption convert(String value) {
      return Words.parse(values(), value, "on or off");
    }
  }
}
