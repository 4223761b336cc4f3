package io.milepost.policy.route;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * At most {@value #MOST} choices of {@value MultivalueGroup#MOST} from more members, in which each
 * member is as often as any other: so that the answers of a signed zone are few enough for their
 * signatures to be kept. Immutable.
 *
 * <p>The members stand in an order that is drawn. The choices are windows that go round this order
 * until each member was in as many. Where that would be too many, some members in front are set
 * apart, and each {@value MultivalueGroup#MOST} of them are a choice; windows go round the others.
 *
 * <p>A function of the members alone: all threads have the same.
 */
final class Subsets {
  /** The most choices. */
  static final int MOST = 64;

  private static final int SIZE = MultivalueGroup.MOST;

  private final long[] members;
  private final int count;
  private final int apart;
  private final long[][] choices;

  /**
   * @param marked the members by their indexes, one bit each
   * @param words how many of the numbers count
   * @param seed for the order
   */
  Subsets(long[] marked, int words, long seed) {
    this.members = Arrays.copyOf(marked, words);
    int[] order = order(members, seed);
    this.count = order.length;
    int blocks = 0;
    while (blocks + windows(count - blocks * SIZE) > MOST && count - (blocks + 1) * SIZE >= SIZE) {
      blocks++;
    }
    this.apart = blocks * SIZE;
    this.choices = new long[blocks + windows(count - apart)][words];
    for (int i = 0; i < choices.length; i++) {
      for (int j = 0; j < SIZE; j++) {
        int place = i < blocks ? i * SIZE + j : apart + ((i - blocks) * SIZE + j) % (count - apart);
        int member = order[place];
        choices[i][member / Long.SIZE] |= 1L << member;
      }
    }
  }

  /** How many windows go round an order of that many until each is in equally many. */
  private static int windows(int length) {
    return length / Math.min(SIZE, Integer.lowestOneBit(length));
  }

  private static int[] order(long[] members, long seed) {
    long mixed = seed;
    int count = 0;
    for (long word : members) {
      mixed = mixed * 0x9e3779b97f4a7c15L + word;
      count += Long.bitCount(word);
    }
    int[] order = new int[count];
    int at = 0;
    for (int i = 0; i < members.length * Long.SIZE; i++) {
      if ((members[i / Long.SIZE] & 1L << i) != 0) {
        order[at++] = i;
      }
    }
    SplittableRandom random = new SplittableRandom(mixed);
    for (int left = count; left > 1; left--) {
      int drawn = random.nextInt(left);
      int swapped = order[left - 1];
      order[left - 1] = order[drawn];
      order[drawn] = swapped;
    }
    return order;
  }

  /** Whether these are the choices from those members. */
  boolean isFrom(long[] marked, int words) {
    return Arrays.equals(members, 0, members.length, marked, 0, words);
  }

  /** How many members there are: what {@link #choice} wants a number below. */
  int count() {
    return count;
  }

  /** How many choices there are. */
  int size() {
    return choices.length;
  }

  /**
   * A choice.
   *
   * @param drawn 0 to {@link #count()} - 1, each as likely
   * @return one bit for each member, not to be changed by the caller
   */
  long[] choice(int drawn) {
    int blocks = apart / SIZE;
    return drawn < apart
        ? choices[drawn / SIZE]
        : choices[blocks + (drawn - apart) % (choices.length - blocks)];
  }
}
