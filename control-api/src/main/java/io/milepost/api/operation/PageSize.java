package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How many items a page has: {@code MaxItems} or {@code MaxResults}, numbers that travel as text.
 */
final class PageSize {
  private PageSize() {}

  /** As {@link #of}, for a parameter {@code MaxItems}. */
  static int ofMaxItems(@Nullable String maxItems, int byDefault, int maximum) {
    return of("maxItems", maxItems, byDefault, maximum);
  }

  /** As {@link #of}, for a parameter {@code MaxResults}. */
  static int ofMaxResults(@Nullable String maxResults, int byDefault, int maximum) {
    return of("maxResults", maxResults, byDefault, maximum);
  }

  /**
   * The effective size; above the maximum it is the maximum.
   *
   * @param value as it was sent; null or empty for the default
   * @throws InvalidInput if it is not a number, or less than 1
   */
  private static int of(String parameter, @Nullable String value, int byDefault, int maximum) {
    if (value == null || value.isEmpty()) {
      return byDefault;
    }
    boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
    String significant = value.replaceFirst("^0+", "");
    if (!digits || significant.isEmpty()) {
      throw new InvalidInput(
          "1 validation error detected: Value '"
              + value
              + "' at '"
              + parameter
              + "' failed to satisfy constraint: Member must be a number greater"
              + " than or equal to 1");
    }
    // More than nine digits are above every maximum.
    return significant.length() > 9 ? maximum : Math.min(Integer.parseInt(significant), maximum);
  }
}
