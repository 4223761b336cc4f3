package io.milepost.model.zone;

import java.util.regex.Pattern;

/**
 * The id of a VPC.
 *
 * @see "Route 53 API Reference: VPC"
 */
public record VpcId(String value) {
  private static final Pattern FORM = Pattern.compile("vpc-[0-9a-f]+");

  /**
   * @throws IllegalArgumentException if it is not {@code vpc-} and lower-case hexadecimal digits
   */
  public VpcId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a VPC id: " + value);
    }
  }

  /** Whether a text is {@code vpc-} and lower-case hexadecimal digits. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
