package io.milepost.policy.reference;

import java.util.Set;

/**
 * An answer.
 *
 * @param values none for NODATA and for what fails
 * @param ttl of the values; 0 if there are none
 * @param scope SCOPE PREFIX-LENGTH of the client subnet option
 */
public record Reply(Kind kind, Set<String> values, int ttl, int scope) {
  /** What an answer is. */
  public enum Kind {
    VALUES,
    NODATA,
    SERVFAIL
  }

  static Reply of(Data.Values values, int scope) {
    return new Reply(Kind.VALUES, values.values(), values.ttl(), scope);
  }

  static Reply empty(Kind kind, int scope) {
    return new Reply(kind, Set.of(), 0, scope);
  }
}
