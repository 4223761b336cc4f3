package io.milepost.server.wire;

import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.policy.ExtendedError;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import io.milepost.policy.Section;
import io.milepost.policy.order.ValueOrder;
import io.milepost.policy.route.Choice;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a query into a buffer that is used again for the next one.
 *
 * <p>Sets are written whole or not at all. The OPT record has its room from the start. What does
 * not fit:
 *
 * <ul>
 *   <li>Sets of the additional section are left out, one by one, without TC (RFC 2181 section 9),
 *       but for the addresses of a referral's servers that are at or below the delegation point:
 *       without them the client can't go on (RFC 9471 section 3.1).
 *   <li>So is the authority section of a positive answer.
 *   <li>For anything else TC is set, and the message ends with the last set that fits.
 * </ul>
 *
 * <p>The order of values is drawn in the answer section; whom a client asks next it does not choose
 * by the order of the others.
 *
 * <p>Each event loop owns one; nothing is allocated after the largest set was written once.
 */
public final class ResponseWriter {
  /** The longest message over TCP. */
  public static final int MAX_TCP_LENGTH = Wire.MAX_MESSAGE_LENGTH;

  /** What a record whose rdata has names may be longer than the limit before that is seen. */
  private static final int ROOM_BEYOND = 1024;

  /** What {@link #writeKept} returns where the answer section is to be chosen first. */
  public static final int CHOOSE = -1;

  private static final int RCODE = 0xf;

  private final byte[] message = new byte[Wire.MAX_MESSAGE_LENGTH + ROOM_BEYOND];
  private final NameCompressor names = new NameCompressor();
  private final @Nullable PlainWriter plain;
  private final OptWriter opt;
  private final ValueOrder order;
  private final @Nullable AnswerCache plainAnswers;
  private final @Nullable AnswerCache signedAnswers;

  /** Where in {@link Rrset#bytes()} each record of a set begins, in the order drawn. */
  private int[] recordOffsets = new int[64];

  private byte[] question = {};
  private int limit;
  private int at;
  private int keptZoneCounter;
  private @Nullable AnswerCache toBeChosen;

  /** Whether all that the response says was written. */
  private boolean whole;

  /**
   * @param nsid what this server is called, or null (RFC 5001)
   * @param order used by this writer's event loop alone, if it is not safe for more
   * @param keptAnswers how many answers are kept to be copied, and as many with signatures: 0, or a
   *     power of two from 64 on
   * @param clock says when signatures are too old to be copied
   */
  public ResponseWriter(
      byte @Nullable [] nsid, ValueOrder order, int keptAnswers, InstantSource clock) {
    this(nsid, order, keptAnswers, clock, true);
  }

  /** As the other one, by the system's clock. */
  public ResponseWriter(byte @Nullable [] nsid, ValueOrder order, int keptAnswers) {
    this(nsid, order, keptAnswers, InstantSource.system(), true);
  }

  /**
   * @param shortWay whether {@link PlainWriter} writes what it can; only tests do without
   */
  ResponseWriter(
      byte @Nullable [] nsid,
      ValueOrder order,
      int keptAnswers,
      InstantSource clock,
      boolean shortWay) {
    this.opt = new OptWriter(nsid);
    this.order = order;
    this.plain = shortWay ? new PlainWriter(order) : null;
    boolean kept = keptAnswers > 0;
    this.plainAnswers = kept ? AnswerCache.plain(keptAnswers) : null;
    this.signedAnswers = kept ? AnswerCache.signed(keptAnswers, clock) : null;
  }

  /** What holds the message that was written last, from index 0 on. */
  public byte[] message() {
    return message;
  }

  /**
   * Writes the answer that was kept for a question; it is the one that {@link #write} would write.
   *
   * @param zones of which it must be the outcome
   * @param maxLength at least 512
   * @return the message's length; 0 if there is no such answer, or no room for it; {@link #CHOOSE}
   *     if {@link #keptChoice} has what it is chosen from
   */
  public int writeKept(ZoneDirectory zones, Query query, int maxLength) {
    AnswerCache cache = answersFor(query);
    if (cache == null || !cache.find(zones, query)) {
      return 0;
    }
    if (cache.isToBeChosen()) {
      toBeChosen = cache;
      keptZoneCounter = cache.zoneCounter();
      return CHOOSE;
    }
    start(query, null, 0, maxLength);
    int end = at + cache.length();
    if (end > limit) {
      return 0;
    }
    cache.copy(query, message, order);
    keptZoneCounter = cache.zoneCounter();
    at = end;
    return finish(query, cache.flags() & ~RCODE, cache.flags() & RCODE);
  }

  /** What is to be chosen from, after {@link #writeKept} has returned {@link #CHOOSE}. */
  public KeptChoice keptChoice() {
    return Objects.requireNonNull(toBeChosen);
  }

  /**
   * Writes the answer that was kept for a question, with what was chosen for it.
   *
   * @param choice from what {@link #keptChoice} has
   * @param maxLength at least 512
   * @return the message's length; 0 if there is no room for it
   */
  public int writeChosen(Query query, Choice choice, int maxLength) {
    AnswerCache cache = Objects.requireNonNull(toBeChosen);
    start(query, null, choice.scope(), maxLength);
    int behind = cache.length();
    int end = plain == null ? -1 : plain.writeChosen(query, choice, message, at, limit - behind);
    if (end < 0) {
      return 0;
    }
    cache.copyBehindChoice(query, message, end);
    at = end + behind;
    return finish(query, cache.flags() & ~RCODE, cache.flags() & RCODE);
  }

  private @Nullable AnswerCache answersFor(Query query) {
    return query.isDnssecOk() ? signedAnswers : plainAnswers;
  }

  /** {@link Response#zoneCounter()} of the answer that {@link #writeKept} found last. */
  public int keptZoneCounter() {
    return keptZoneCounter;
  }

  /** The rcode of the message that was written last, without the bits that OPT has. */
  public int rcode() {
    return Wire.u16(message, Wire.FLAGS) & RCODE;
  }

  /**
   * Writes an answer, and keeps it if {@link #writeKept} was asked for the same question before.
   *
   * @param maxLength at least 512
   * @return the message's length
   */
  public int write(Query query, Response response, int maxLength) {
    start(query, response.extendedError(), response.scope(), maxLength);
    int flags = response.isAuthoritative() ? Wire.AA : 0;
    int end = plain == null ? -1 : plain.write(query, response, message, at, limit);
    if (end > 0) {
      at = end;
      whole = true;
    } else if (!writeSections(query, response)) {
      flags |= Wire.TC;
      whole = false;
    }
    AnswerCache cache = answersFor(query);
    if (whole && cache != null) {
      if (response.isRepeatable()) {
        keep(cache, query, response, flags | response.rcode());
      } else if (plain != null && end > 0) {
        keepChoice(cache, query, response, flags | response.rcode(), plain.answerEnd());
      }
    }
    return finish(query, flags, response.rcode());
  }

  /** Keeps an answer if no order was drawn in it, or that of its only set, of addresses. */
  private void keep(AnswerCache kept, Query query, Response response, int flags) {
    Section answer = response.answer();
    Rrset shuffled = null;
    for (int i = 0; i < answer.size(); i++) {
      Rrset rrset = answer.rrset(i);
      if (rrset.count() > 1) {
        boolean addresses = rrset.type() == Wire.TYPE_A || rrset.type() == Wire.TYPE_AAAA;
        if (answer.size() > 1 || !addresses) {
          return;
        }
        shuffled = rrset;
      }
    }
    kept.keep(query, message, at, flags, response, shuffled);
  }

  private void keepChoice(
      AnswerCache kept, Query query, Response response, int flags, int answerEnd) {
    RoutedSets sets = response.chosenFrom();
    ZoneSnapshot zone = response.zone();
    if (sets != null && zone != null && response.additional().size() == 0) {
      kept.keepChoice(query, message, answerEnd, at, flags, response, sets, zone);
    }
  }

  /**
   * Writes an answer that is no more than an rcode, with the question if it could be read.
   *
   * @return the message's length, at most 512
   */
  public int writeError(Query query, int rcode) {
    return writeError(query, rcode, query.extendedError());
  }

  /**
   * Writes an answer that is no more than an rcode, and why.
   *
   * @return the message's length, at most 512
   */
  public int writeError(Query query, int rcode, @Nullable ExtendedError error) {
    start(query, error, 0, Query.MIN_UDP_SIZE);
    return finish(query, 0, rcode);
  }

  /**
   * Writes an answer that says no more than that the question is to be asked over TCP.
   *
   * @return the message's length, at most 512
   */
  public int writeTruncated(Query query) {
    start(query, null, 0, Query.MIN_UDP_SIZE);
    return finish(query, Wire.AA | Wire.TC, Rcode.NOERROR);
  }

  /** Whether the message that was written last has TC. */
  public boolean isTruncated() {
    return (Wire.u16(message, Wire.FLAGS) & Wire.TC) != 0;
  }

  private void start(Query query, @Nullable ExtendedError error, int scope, int maxLength) {
    question = query.message();
    Wire.putU32(message, Wire.QDCOUNT, 0);
    Wire.putU32(message, Wire.NSCOUNT, 0);
    at = Wire.HEADER_LENGTH;
    if (query.questionEnd() > 0) {
      Wire.putU16(message, Wire.QDCOUNT, 1);
      System.arraycopy(question, at, message, at, query.questionEnd() - at);
      at = query.questionEnd();
    }
    limit = maxLength - opt.plan(query, error, scope, maxLength - at);
  }

  private int finish(Query query, int flags, int rcode) {
    Wire.putU16(message, 0, Wire.u16(query.message(), 0));
    int kept = query.flags() & (Wire.OPCODE | Wire.RD);
    Wire.putU16(message, Wire.FLAGS, Wire.QR | kept | flags | (rcode & 0xf));
    if (query.hasEdns()) {
      at = opt.write(query, rcode, message, at);
      addToCount(Wire.ARCOUNT, 1);
    }
    return at;
  }

  /** Writes the sections with names compressed in full; false if TC is needed. */
  private boolean writeSections(Query query, Response response) {
    whole = true;
    names.clear();
    if (query.questionEnd() > 0) {
      names.write(question, Wire.HEADER_LENGTH, message, Wire.HEADER_LENGTH);
    }
    if (!writeAll(response.answer(), Wire.ANCOUNT)) {
      return false;
    }
    if (!writeAll(response.authority(), Wire.NSCOUNT)) {
      whole = false;
      if (!response.isAuthorityOptional()) {
        return false;
      }
    }
    return writeAdditional(response);
  }

  private boolean writeAll(Section section, int countAt) {
    for (int i = 0; i < section.size(); i++) {
      if (!writeSet(section, i, countAt)) {
        return false;
      }
    }
    return true;
  }

  private boolean writeAdditional(Response response) {
    Section section = response.additional();
    boolean referral = Referral.is(response);
    if (referral) {
      for (int i = 0; i < section.size(); i++) {
        if (Referral.needs(response, i) && !writeSet(section, i, Wire.ARCOUNT)) {
          return false;
        }
      }
    }
    for (int i = 0; i < section.size(); i++) {
      if (!referral || !Referral.needs(response, i)) {
        whole &= writeSet(section, i, Wire.ARCOUNT);
      }
    }
    return true;
  }

  /**
   * Writes a set with its signatures, or nothing if they do not fit: validators could do nothing
   * with a set alone (RFC 4035 section 3.1.1).
   */
  private boolean writeSet(Section section, int index, int countAt) {
    int start = at;
    int namesBefore = names.count();
    int countBefore = Wire.u16(message, countAt);
    Rrset rrset = section.rrset(index);
    Rrset signature = section.signature(index);
    if (writeRecords(section, index, rrset, countAt)
        && (signature == null || writeRecords(section, index, signature, countAt))) {
      return true;
    }
    at = start;
    names.takeBack(namesBefore);
    Wire.putU16(message, countAt, countBefore);
    return false;
  }

  /** Writes records with the owner of a set; false if they do not fit. */
  private boolean writeRecords(Section section, int index, Rrset rrset, int countAt) {
    byte[] sectionOwner = section.owner(index);
    byte[] owner = sectionOwner == null ? question : sectionOwner;
    int ownerOffset = sectionOwner == null ? Wire.HEADER_LENGTH : section.ownerOffset(index);
    int place = sectionOwner == null ? Wire.HEADER_LENGTH : NameCompressor.NOWHERE;
    int count = drawOrder(rrset, owner, ownerOffset, countAt == Wire.ANCOUNT);
    for (int i = 0; i < count; i++) {
      if (place > 0) {
        Wire.putU16(message, at, Wire.POINTER | place);
        at += 2;
      } else {
        at = names.write(owner, ownerOffset, message, at);
        place = names.place();
      }
      if (!writeRecord(rrset, recordOffsets[i])) {
        return false;
      }
    }
    addToCount(countAt, count);
    return true;
  }

  /**
   * Fills {@code recordOffsets}.
   *
   * @param shuffled whether the values come in an order that is drawn, or as the set has them
   */
  private int drawOrder(Rrset rrset, byte[] owner, int ownerOffset, boolean shuffled) {
    int count = rrset.count();
    if (count > recordOffsets.length) {
      recordOffsets = new int[Math.max(count, 2 * recordOffsets.length)];
    }
    int offset = rrset.start();
    for (int i = 0; i < count; i++) {
      recordOffsets[i] = offset;
      offset += Short.BYTES + rrset.rdlength(offset);
    }
    if (shuffled && count > 1 && rrset.type() != Wire.TYPE_RRSIG) {
      order.shuffle(recordOffsets, count, owner, ownerOffset, rrset.type());
    }
    return count;
  }

  /** Writes what stands behind the owner; false if it does not fit. */
  private boolean writeRecord(Rrset rrset, int offset) {
    int type = rrset.type();
    int rdlength = rrset.rdlength(offset);
    int rdata = at + Wire.RECORD_FIXED_LENGTH;
    int nameCount = RdataLayout.compressibleNames(type);
    if (rdata > limit || (nameCount == 0 && rdata + rdlength > limit)) {
      return false;
    }
    Wire.putU16(message, at, type);
    Wire.putU16(message, at + 2, Wire.CLASS_IN);
    Wire.putU32(message, at + 4, rrset.ttlSeconds());
    byte[] records = rrset.bytes();
    int from = offset + Short.BYTES;
    int end = from + rdlength;
    int to = rdata;
    if (nameCount > 0) {
      int before = RdataLayout.compressibleOffset(type);
      System.arraycopy(records, from, message, to, before);
      from += before;
      to += before;
      for (int i = 0; i < nameCount; i++) {
        to = names.write(records, from, message, to);
        from = names.sourceEnd();
      }
    }
    System.arraycopy(records, from, message, to, end - from);
    to += end - from;
    Wire.putU16(message, at + 8, to - rdata);
    at = to;
    return at <= limit;
  }

  private void addToCount(int countAt, int count) {
    Wire.putU16(message, countAt, Wire.u16(message, countAt) + count);
  }
}
