package io.milepost.api.auth;

import java.util.regex.Pattern;

/**
 * A name and the secret that goes with it. The secret stands in no text that this class makes.
 *
 * @param id printable ASCII without space, colon, comma and slash
 * @param secret printable ASCII without space and comma
 */
public record AccessKey(String id, String secret) {
  private static final Pattern ID = Pattern.compile("[!-~&&[^:,/]]+");
  private static final Pattern SECRET = Pattern.compile("[!-~&&[^,]]+");

  /**
   * @throws IllegalArgumentException if id or secret have other characters, or none
   */
  public AccessKey {
    if (!ID.matcher(id).matches() || !SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "an access key is ID:SECRET, of printable ASCII without spaces and commas");
    }
  }

  /**
   * Reads {@code ID:SECRET}.
   *
   * @throws IllegalArgumentException if the text is not of that form; the message does not repeat
   *     the text
   */
  public static AccessKey parse(String text) {
    int colon = text.indexOf(':');
    return new AccessKey(text.substring(0, Math.max(colon, 0)), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return "AccessKey[id=" + id + "]";
  }
}
