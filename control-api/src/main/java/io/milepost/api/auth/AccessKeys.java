package io.milepost.api.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access keys that are known. If there are none, everybody may in. */
public final class AccessKeys {
  /** No keys: nothing is asked of anybody. */
  public static final AccessKeys NONE = new AccessKeys(List.of());

  private static final String BEARER = "bearer ";

  private final Map<String, AccessKey> keys = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two keys have one id
   */
  public AccessKeys(List<AccessKey> keys) {
    for (AccessKey key : keys) {
      AccessKey other = this.keys.putIfAbsent(key.id(), key);
      if (other != null && !other.equals(key)) {
        throw new IllegalArgumentException("the access key " + key.id() + " has two secrets");
      }
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The secret of an access key; empty if there is no such key. */
  Optional<String> secretOf(String id) {
    return Optional.ofNullable(keys.get(id)).map(AccessKey::secret);
  }

  /**
   * Whether the {@code Authorization} headers of a request are one {@code Bearer ID:SECRET} (RFC
   * 6750 section 2.1) of a known key. How long it takes to find out does not depend on the secrets.
   */
  boolean admit(List<String> authorization) {
    if (authorization.size() != 1) {
      return false;
    }
    String given = authorization.getFirst().strip();
    if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    byte[] token = bytes(given.substring(BEARER.length()).strip());
    boolean admitted = false;
    for (AccessKey key : keys.values()) {
      admitted |= MessageDigest.isEqual(bytes(key.id() + ":" + key.secret()), token);
    }
    return admitted;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
