package io.milepost.model.name;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a name or a record value, in the words that Route 53 uses for it.
 *
 * @param code the problem's code, such as {@code DomainLabelTooLong}
 * @param text what it means, such as {@code Domain label is too long}
 * @param encountered the part of the input that has the problem
 */
public record FatalProblem(String code, String text, String encountered) {
  public FatalProblem {
    requireNonNull(code);
    requireNonNull(text);
    requireNonNull(encountered);
  }

  /** {@code FATAL problem: CODE (Text) encountered with 'value'}, as Route 53 writes it. */
  public String message() {
    return "FATAL problem: " + code + " (" + text + ") encountered with '" + encountered + "'";
  }
}
