package io.milepost.policy.reference;

import java.util.Set;

/** What a set answers with. */
public sealed interface Data {
  /** Its own values, which no other set has. */
  record Values(int ttl, Set<String> values) implements Data {
    public Values {
      values = Set.copyOf(values);
    }
  }

  /** What a name of the zone answers with for the same type. */
  record Alias(String target, boolean evaluatesHealth) implements Data {}

  /** What an AWS endpoint has. */
  record OfEndpoint(String name, boolean evaluatesHealth) implements Data {}
}
