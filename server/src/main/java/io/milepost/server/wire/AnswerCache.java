package io.milepost.server.wire;

import io.milepost.model.name.LowerCase;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.policy.Response;
import io.milepost.policy.order.ValueOrder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.nio.ByteOrder;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one event loop that were written before, ready to be copied: the sections without the
 * question, which has the client's case, and without OPT. An answer is the outcome of the one walk
 * for its question and the zones as they were; when the zones change, all are forgotten at once, by
 * counting.
 *
 * <p>Of an answer whose last set is one of addresses at the question's name the order of the values
 * is drawn anew each time. Where that is not all that has to be drawn, and where an answer does not
 * fit a slot, it is not kept.
 *
 * <p>Of an answer that a routing policy chose, the sets that it chose from are kept, and the
 * sections behind the answer section: the choice is made anew each time, and what was chosen is
 * written before them.
 *
 * <p>Each question has one slot, by its hash; the newest answer has it. Where questions seldom come
 * again before they are pushed out, keeping answers costs more than it saves: then only one
 * question in {@value #SAMPLE} is looked for, in as small a part of the slots, until those come
 * again.
 *
 * <p>Answers to clients that want signatures have a cache of their own, with larger slots: what is
 * in it may be given out for a time only.
 *
 * <p>Memory is taken a page at a time, when answers are kept in it. An entry, in octets:
 *
 * <pre>
 *  0  8  generation of the zones         20  2  how many first records are to be shuffled
 *  8  2  type of the question            22  2  the length of one of them
 * 10  2  length of the question's name   24  2  flags and rcode
 * 12  6  counts of the three sections    26  4  from when it may be given out
 * 18  2  length of the sections          30  4  until when: seconds since 1970, unsigned
 *                                        34  2  the zone's counter
 *                                        36  1  whether the answer section is to be chosen
 *                                        37     the name in lower case, and behind it the sections
 * </pre>
 */
final class AnswerCache implements KeptChoice {
  private static final int SLOT = 384;
  private static final int SIGNED_SLOT = 640;
  private static final int SLOTS_OF_PAGE = 64;

  private static final int GENERATION = 0;
  private static final int QTYPE = 8;
  private static final int NAME_LENGTH = 10;
  private static final int COUNTS = 12;
  private static final int LENGTH = 18;
  private static final int SHUFFLED_COUNT = 20;
  private static final int SHUFFLED_LENGTH = 22;
  private static final int FLAGS = 24;
  private static final int FROM = 26;
  private static final int UNTIL = 30;
  private static final int ZONE_COUNTER = 34;
  private static final int CHOSEN = 36;
  private static final int NAME = 37;

  private static final long MAX_U32 = 0xffff_ffffL;

  private static final int RECORD_WITHOUT_RDATA = Short.BYTES + Wire.RECORD_FIXED_LENGTH;

  private static final int SAMPLE = 16;

  /** After how many searches it is judged whether they are worth their cost. */
  private static final int PERIOD = 4096;

  /** The hits of a period below which they are not, and from which they are again. */
  private static final int TOO_FEW = PERIOD / 5;

  private static final int ENOUGH = PERIOD / 3;

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] @Nullable [] pages;
  private final @Nullable Choices[] choices;
  private final int mask;
  private final int slotLength;

  /** What time it is; null if answers may be given out at any time. */
  private final @Nullable InstantSource clock;

  /**
   * Of which zones the answers are; weak, so that a loop without queries keeps no old zones alive.
   */
  private WeakReference<@Nullable ZoneDirectory> zones = new WeakReference<>(null);

  private long generation;

  private boolean sampling;
  private int searches;
  private int hits;

  /** Whether the question that came last may be kept. */
  private boolean considered;

  /** Its place. */
  private byte @Nullable [] page;

  private int pageIndex;
  private int at;

  private final int[] offsets;

  /**
   * What answers of one page are chosen from, and in which zone. The zone is weak as {@link #zones}
   * is; the sets are few and small, and stay until another answer takes the slot.
   */
  private static final class Choices {
    final @Nullable RoutedSets[] sets = new @Nullable RoutedSets[SLOTS_OF_PAGE];

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    final @Nullable WeakReference<ZoneSnapshot>[] zones = new WeakReference[SLOTS_OF_PAGE];

    void put(int index, RoutedSets from, ZoneSnapshot zone) {
      sets[index] = from;
      WeakReference<ZoneSnapshot> known = zones[index];
      if (known == null || !known.refersTo(zone)) {
        zones[index] = new WeakReference<>(zone);
      }
    }
  }

  private AnswerCache(int slots, int slotLength, @Nullable InstantSource clock) {
    if (slots < SLOTS_OF_PAGE || Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException(slots + " slots");
    }
    this.pages = new byte[slots / SLOTS_OF_PAGE] @Nullable [];
    this.choices = new @Nullable Choices[slots / SLOTS_OF_PAGE];
    this.mask = slots - 1;
    this.slotLength = slotLength;
    this.clock = clock;
    this.offsets = new int[slotLength / RECORD_WITHOUT_RDATA];
  }

  /**
   * A cache of answers without signatures.
   *
   * @param slots how many answers are kept at most: a power of two, {@value #SLOTS_OF_PAGE} at
   *     least
   */
  static AnswerCache plain(int slots) {
    return new AnswerCache(slots, SLOT, null);
  }

  /** A cache of answers to clients that want signatures. */
  static AnswerCache signed(int slots, InstantSource clock) {
    return new AnswerCache(slots, SIGNED_SLOT, clock);
  }

  /**
   * Looks for the answer to a question; if it is not there, {@link #keep} keeps it for the same
   * question.
   */
  boolean find(ZoneDirectory current, Query query) {
    if (!zones.refersTo(current)) {
      zones = new WeakReference<>(current);
      generation++;
    }
    byte[] message = query.message();
    int length = query.qnameLength();
    int qtype = query.question().qtype();
    long hash = hash(message, length, qtype);
    considered = !sampling || (hash >>> Integer.SIZE) % SAMPLE == 0;
    if (!considered) {
      return false;
    }
    int slot = (int) hash & (sampling ? mask / SAMPLE : mask);
    pageIndex = slot / SLOTS_OF_PAGE;
    at = slot % SLOTS_OF_PAGE * slotLength;
    page = pages[pageIndex];
    boolean found =
        page != null
            && Wire.u64(page, at + GENERATION) == generation
            && Wire.u16(page, at + QTYPE) == qtype
            && Wire.u16(page, at + NAME_LENGTH) == length
            && LowerCase.isSame(message, Wire.HEADER_LENGTH, page, at + NAME, length)
            && isInTime(page);
    if (found) {
      note(true);
    }
    return found;
  }

  private boolean isInTime(byte[] entries) {
    if (clock == null) {
      return true;
    }
    long now = Math.floorDiv(clock.millis(), 1000L);
    return Wire.u32(entries, at + FROM) <= now && now < Wire.u32(entries, at + UNTIL);
  }

  /** Counts a question whose answer was there, or one whose answer was not and is kept now. */
  private void note(boolean found) {
    hits += found ? 1 : 0;
    searches++;
    if (searches == PERIOD) {
      sampling = hits < (sampling ? ENOUGH : TOO_FEW);
      searches = 0;
      hits = 0;
    }
  }

  /** A hash that letters' case does not change. */
  private static long hash(byte[] message, int length, int qtype) {
    long hash = MULTIPLIER * (qtype << 8 | length);
    int end = Wire.HEADER_LENGTH + length;
    int from = Wire.HEADER_LENGTH;
    for (; from + Long.BYTES <= end; from += Long.BYTES) {
      hash = mix(hash ^ LowerCase.of((long) LONG.get(message, from)));
    }
    if (from < end) {
      long tail = (long) LONG.get(message, from) << (Byte.SIZE * (Long.BYTES - (end - from)));
      hash = mix(hash ^ LowerCase.of(tail));
    }
    return hash;
  }

  private static long mix(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ product >>> 32;
  }

  /** The octets that the sections of the answer that was found have. */
  int length() {
    return Wire.u16(found(), at + LENGTH);
  }

  /** AA and rcode of the answer that was found. */
  int flags() {
    return Wire.u16(found(), at + FLAGS);
  }

  /** Whether of the answer that was found the answer section is to be chosen. */
  boolean isToBeChosen() {
    return found()[at + CHOSEN] != 0;
  }

  @Override
  public RoutedSets sets() {
    Choices kept = Objects.requireNonNull(choices[pageIndex]);
    return Objects.requireNonNull(kept.sets[at / slotLength]);
  }

  @Override
  public @Nullable ZoneSnapshot zone() {
    Choices kept = Objects.requireNonNull(choices[pageIndex]);
    return Objects.requireNonNull(kept.zones[at / slotLength]).get();
  }

  @Override
  public byte[] nameBytes() {
    return found();
  }

  @Override
  public int nameOffset() {
    return at + NAME;
  }

  /**
   * Copies what stands behind the answer section of the answer that was found, and the count of it.
   *
   * @param to where the answer section ends; there is room for {@link #length} octets
   */
  void copyBehindChoice(Query query, byte[] message, int to) {
    byte[] source = found();
    Wire.putU16(message, Wire.NSCOUNT, Wire.u16(source, at + COUNTS + Short.BYTES));
    System.arraycopy(source, at + NAME + query.qnameLength(), message, to, length());
  }

  /** The caller's number for the zone that gave the answer that was found. */
  int zoneCounter() {
    return Wire.u16(found(), at + ZONE_COUNTER);
  }

  /**
   * Copies the answer that was found behind the question, and the counts of its sections.
   *
   * @param order draws the order of values
   */
  void copy(Query query, byte[] message, ValueOrder order) {
    byte[] source = found();
    System.arraycopy(source, at + COUNTS, message, Wire.ANCOUNT, 3 * Short.BYTES);
    int sections = at + NAME + query.qnameLength();
    int to = query.questionEnd();
    System.arraycopy(source, sections, message, to, length());
    int count = Wire.u16(source, at + SHUFFLED_COUNT);
    if (count > 0) {
      shuffle(source, sections, message, to, count, order);
    }
  }

  private void shuffle(
      byte[] source, int from, byte[] message, int to, int count, ValueOrder order) {
    int length = Wire.u16(source, at + SHUFFLED_LENGTH);
    for (int i = 0; i < count; i++) {
      offsets[i] = i * length;
    }
    order.shuffle(
        offsets, count, message, Wire.HEADER_LENGTH, Wire.u16(source, from + Short.BYTES));
    for (int i = 0; i < count; i++) {
      System.arraycopy(source, from + offsets[i], message, to + i * length, length);
    }
  }

  private byte[] found() {
    return Objects.requireNonNull(page);
  }

  /**
   * Keeps the answer to the question that was looked up last, if it fits.
   *
   * @param message holds the answer, without OPT
   * @param end where the last section ends
   * @param flags AA and rcode
   * @param response when it may be given out
   * @param shuffled addresses of the question's name, whose order is drawn each time and which are
   *     the whole answer section; null if no order is to be drawn
   */
  void keep(
      Query query,
      byte[] message,
      int end,
      int flags,
      Response response,
      @Nullable Rrset shuffled) {
    byte[] target = keep(query, message, query.questionEnd(), end, flags, response);
    if (target != null && shuffled != null) {
      keepInOrder(shuffled, target, at + NAME + query.qnameLength());
    }
  }

  /**
   * Keeps the sets from which the answer to the question that was looked up last was chosen, and
   * what stands behind them, if it fits.
   *
   * @param message holds the answer, without OPT and without an additional section
   * @param from where the authority section begins, which does not depend on the choice and has no
   *     pointers but into the question
   * @param end where it ends
   */
  void keepChoice(
      Query query,
      byte[] message,
      int from,
      int end,
      int flags,
      Response response,
      RoutedSets sets,
      ZoneSnapshot zone) {
    byte[] target = keep(query, message, from, end, flags, response);
    if (target == null) {
      return;
    }
    target[at + CHOSEN] = 1;
    Choices kept = choices[pageIndex];
    if (kept == null) {
      kept = new Choices();
      choices[pageIndex] = kept;
    }
    kept.put(at / slotLength, sets, zone);
  }

  /** Keeps sections; what holds them, or null if they do not fit. */
  private byte @Nullable [] keep(
      Query query, byte[] message, int from, int end, int flags, Response response) {
    int nameLength = query.qnameLength();
    int length = end - from;
    if (!considered || NAME + nameLength + length > slotLength) {
      return null;
    }
    note(false);
    byte[] target = page;
    if (target == null) {
      target = new byte[SLOTS_OF_PAGE * slotLength];
      pages[pageIndex] = target;
    }
    Wire.putU64(target, at + GENERATION, generation);
    Wire.putU16(target, at + QTYPE, query.question().qtype());
    Wire.putU16(target, at + NAME_LENGTH, nameLength);
    System.arraycopy(message, Wire.ANCOUNT, target, at + COUNTS, 3 * Short.BYTES);
    Wire.putU16(target, at + LENGTH, length);
    Wire.putU16(target, at + SHUFFLED_COUNT, 0);
    Wire.putU16(target, at + FLAGS, flags);
    Wire.putU32(target, at + FROM, (int) Math.min(response.validFromSeconds(), MAX_U32));
    Wire.putU32(target, at + UNTIL, (int) Math.min(response.validUntilSeconds(), MAX_U32));
    Wire.putU16(target, at + ZONE_COUNTER, response.zoneCounter());
    target[at + CHOSEN] = 0;
    Choices before = choices[pageIndex];
    if (before != null) {
      before.sets[at / slotLength] = null;
    }
    LowerCase.copy(query.message(), Wire.HEADER_LENGTH, target, at + NAME, nameLength);
    System.arraycopy(message, from, target, at + NAME + nameLength, length);
    return target;
  }

  /** Puts records that were written in an order that was drawn into that of their set. */
  private void keepInOrder(Rrset rrset, byte[] target, int first) {
    int rdlength = rrset.rdlength(rrset.start());
    int length = RECORD_WITHOUT_RDATA + rdlength;
    Wire.putU16(target, at + SHUFFLED_LENGTH, length);
    Wire.putU16(target, at + SHUFFLED_COUNT, rrset.count());
    byte[] records = rrset.bytes();
    for (int i = 0; i < rrset.count(); i++) {
      int from = rrset.start() + i * (Short.BYTES + rdlength) + Short.BYTES;
      int to = first + i * length + RECORD_WITHOUT_RDATA;
      System.arraycopy(records, from, target, to, rdlength);
    }
  }
}
