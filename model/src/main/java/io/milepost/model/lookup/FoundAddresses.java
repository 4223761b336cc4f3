package io.milepost.model.lookup;

import java.net.InetAddress;
import java.util.List;

/** What became of the question for a name's addresses. */
public sealed interface FoundAddresses {
  /**
   * There are addresses.
   *
   * @param addresses one or more, in the order of the answer
   * @param ttlSeconds how long they are good: the smallest TTL of the records that led to them
   */
  record Found(List<InetAddress> addresses, long ttlSeconds) implements FoundAddresses {
    public Found {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("no address");
      }
    }
  }

  /**
   * An authority says that there is none: the name does not exist, or has no address of that
   * family.
   *
   * @param reason the end of a sentence, such as {@code NXDOMAIN}
   * @param ttlSeconds how long that is good (RFC 2308 section 5)
   */
  record Absent(String reason, long ttlSeconds) implements FoundAddresses {}

  /**
   * Nobody could say: no answer in time, SERVFAIL, a malformed answer.
   *
   * @param reason the end of a sentence, such as {@code timed out}
   */
  record Failed(String reason) implements FoundAddresses {}
}
