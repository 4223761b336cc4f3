package io.milepost.policy.order;

import io.milepost.model.name.DnsName;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders that can be repeated: the n-th order of a set is a function of the seed, the owner, the
 * type and n, whichever loop or transport gives it. For tests; it allocates, and it keeps a count
 * of each name that was answered, up to {@value #MAX_NAMES}; names beyond always get their first
 * order.
 *
 * <p>Safe for use by many threads.
 */
public final class SeededOrder implements ValueOrder {
  private static final int MAX_NAMES = 100_000;

  private final long seed;
  private final ConcurrentMap<Key, AtomicLong> given = new ConcurrentHashMap<>();

  private record Key(DnsName owner, int type) {}

  public SeededOrder(long seed) {
    this.seed = seed;
  }

  @Override
  public void shuffle(int[] indexes, int count, byte[] owner, int ownerOffset, int type) {
    Key key = new Key(DnsName.fromWire(owner, ownerOffset), type);
    long n = next(key);
    Arrays.sort(indexes, 0, count);
    long drawn = mix(mix(mix(seed) ^ key.owner.nameHash()) ^ type) ^ n;
    RandomOrder.shuffle(indexes, count, new SplittableRandom(mix(drawn)));
  }

  private long next(Key key) {
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
