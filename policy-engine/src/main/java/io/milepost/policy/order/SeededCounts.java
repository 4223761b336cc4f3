package io.milepost.policy.order;

import io.milepost.model.name.DnsName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that look like chance and can be repeated: the n-th for a name and type is a function of
 * a seed, the name, the type and n, whichever thread asks. It keeps a count of each name, up to
 * {@value #MAX_NAMES}; names beyond always get their first number.
 *
 * <p>Safe for use by many threads.
 */
final class SeededCounts {
  private static final int MAX_NAMES = 100_000;

  private final long seed;
  private final ConcurrentMap<Key, AtomicLong> given = new ConcurrentHashMap<>();

  private record Key(DnsName owner, int type) {}

  SeededCounts(long seed) {
    this.seed = seed;
  }

  long next(byte[] owner, int ownerOffset, int type) {
    Key key = new Key(DnsName.fromWire(owner, ownerOffset), type);
    long n = count(key);
    return mix(mix(mix(mix(seed) ^ key.owner.nameHash()) ^ type) ^ n);
  }

  private long count(Key key) {
    AtomicLong count = given.get(key);
    if (count == null) {
      if (given.size() >= MAX_NAMES) {
        return 0;
      }
      count = given.computeIfAbsent(key, first -> new AtomicLong());
    }
    return count.getAndIncrement();
  }

  /** Spreads neighbouring numbers (the finalizer of SplitMix64). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
