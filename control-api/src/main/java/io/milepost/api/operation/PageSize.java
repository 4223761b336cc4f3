package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/** How many items a page has: {@code MaxItems}, a number that travels as text. */
final class PageSize {
  private PageSize() {}

  /**
   * The effective size; above the maximum it is the maximum.
   *
   * @param maxItems as it was sent; null or empty for the default
   * @throws InvalidInput if it is not a number, or less than 1
   */
  static int of(@Nullable String maxItems, int byDefault, int maximum) {
    if (maxItems == null || maxItems.isEmpty()) {
      return byDefault;
    }
    boolean digits = maxItems.chars().allMatch(c -> c >= '0' && c <= '9');
    String significant = maxItems.replaceFirst("^0+", "");
    if (!digits || significant.isEmpty()) {
      throw new InvalidInput(
          "1 validation error detected: Value '"
              + maxItems
              + "' at 'maxItems' failed to satisfy constraint: Member must be a number greater"
              + " than or equal to 1");
    }
    // More than nine digits are above every maximum.
    return significant.length() > 9 ? maximum : Math.min(Integer.parseInt(significant), maximum);
  }
}
