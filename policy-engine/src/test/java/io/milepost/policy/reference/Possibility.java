package io.milepost.policy.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One or more answers that are equally likely. */
public sealed interface Possibility {
  boolean allows(Reply reply);

  /** One answer. */
  record Exactly(Reply reply) implements Possibility {
    @Override
    public boolean allows(Reply other) {
      return reply.equals(other);
    }
  }

  /** The values of a number of the sets, each choice of them being as likely as any other. */
  record SomeOf(List<Data.Values> sets, int count, int scope) implements Possibility {
    @Override
    public boolean allows(Reply reply) {
      Set<String> values = new HashSet<>();
      int chosen = 0;
      int ttl = Integer.MAX_VALUE;
      for (Data.Values set : sets) {
        if (reply.values().containsAll(set.values())) {
          chosen++;
          values.addAll(set.values());
          ttl = Math.min(ttl, set.ttl());
        }
      }
      return chosen == count && reply.equals(new Reply(Reply.Kind.VALUES, values, ttl, scope));
    }
  }
}
