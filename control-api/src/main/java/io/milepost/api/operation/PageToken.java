package io.milepost.api.operation;

import io.milepost.model.error.InvalidPaginationToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Says where the next page of a list begins: the number of its first item, and a digest that ties
 * it to the list. A token needs no secret, since it gives nothing that the list does not.
 */
final class PageToken {
  private static final int DIGEST_BYTES = 12;
  private static final int BYTES = Long.BYTES + DIGEST_BYTES;

  private final String list;

  /**
   * @param list what is listed, without what only says how much of it
   */
  PageToken(String list) {
    this.list = list;
  }

  String write(long number) {
    byte[] token = ByteBuffer.allocate(BYTES).putLong(number).put(digest(number)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The number in a token; 0 if there is none.
   *
   * @throws InvalidPaginationToken if it is not a token of this list
   */
  long read(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    byte[] bytes = decode(token);
    if (bytes.length == BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long number = buffer.getLong();
      if (ByteBuffer.wrap(digest(number)).equals(buffer)) {
        return number;
      }
    }
    throw new InvalidPaginationToken();
  }

  private static byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw new InvalidPaginationToken();
    }
  }

  private byte[] digest(long number) {
    try {
      byte[] text = (number + " in the " + list).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return Arrays.copyOf(digest, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
