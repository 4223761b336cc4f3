package io.milepost.api.operation;

import io.milepost.model.error.ClientFault;
import io.milepost.model.error.InvalidPaginationToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says where the next page of a list begins: the position of its first item, and a digest that ties
 * it to the list. A token needs no secret, since it gives nothing that the list does not.
 */
final class PageToken {
  private static final int DIGEST_BYTES = 12;

  private final String list;
  private final Supplier<ClientFault> refusal;

  /**
   * @param list what is listed, without what only says how much of it
   */
  PageToken(String list) {
    this(list, InvalidPaginationToken::new);
  }

  /**
   * @param refusal of what is not a token of this list
   */
  PageToken(String list, Supplier<ClientFault> refusal) {
    this.list = list;
    this.refusal = refusal;
  }

  String write(long number) {
    return writeText(Long.toString(number));
  }

  /** A token whose position is a text. */
  String writeText(String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    byte[] token =
        ByteBuffer.allocate(DIGEST_BYTES + text.length).put(digest(position)).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The number in a token; 0 if there is none.
   *
   * @throws ClientFault if it is not a token of this list
   */
  long read(@Nullable String token) {
    return readText(token).map(Long::parseLong).orElse(0L);
  }

  /**
   * The text in a token; empty if there is no token.
   *
   * @throws ClientFault if it is not a token of this list
   */
  Optional<String> readText(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = decode(token);
    if (bytes.length >= DIGEST_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte[] digest = new byte[DIGEST_BYTES];
      buffer.get(digest);
      String position = StandardCharsets.UTF_8.decode(buffer).toString();
      if (Arrays.equals(digest, digest(position))) {
        return Optional.of(position);
      }
    }
    throw refusal.get();
  }

  private byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw refusal.get();
    }
  }

  private byte[] digest(String position) {
    try {
      byte[] text = (position + " in the " + list).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return Arrays.copyOf(digest, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
