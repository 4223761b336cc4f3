package io.milepost.server.wire;

import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.snapshot.Rrset;
import io.milepost.policy.ExtendedError;
import io.milepost.policy.Response;
import io.milepost.policy.Section;
import io.milepost.policy.order.ValueOrder;
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
 * <p>Each event loop owns one; nothing is allocated after the largest set was written once.
 */
public final class ResponseWriter {
  /** The longest message over TCP. */
  public static final int MAX_TCP_LENGTH = Wire.MAX_MESSAGE_LENGTH;

  /** What a record whose rdata has names may be longer than the limit before that is seen. */
  private static final int ROOM_BEYOND = 1024;

  private final byte[] message = new byte[Wire.MAX_MESSAGE_LENGTH + ROOM_BEYOND];
  private final NameCompressor names = new NameCompressor();
  private final @Nullable PlainWriter plain;
  private final OptWriter opt;
  private final ValueOrder order;

  /** Where in {@link Rrset#bytes()} each record of a set begins, in the order drawn. */
  private int[] recordOffsets = new int[64];

  private byte[] question = {};
  private int limit;
  private int at;

  /**
   * @param nsid what this server is called, or null (RFC 5001)
   * @param order used by this writer's event loop alone, if it is not safe for more
   */
  public ResponseWriter(byte @Nullable [] nsid, ValueOrder order) {
    this(nsid, order, true);
  }

  /**
   * @param shortWay whether {@link PlainWriter} writes what it can; only tests do without
   */
  ResponseWriter(byte @Nullable [] nsid, ValueOrder order, boolean shortWay) {
    this.opt = new OptWriter(nsid);
    this.order = order;
    this.plain = shortWay ? new PlainWriter(order) : null;
  }

  /** What holds the message that was written last, from index 0 on. */
  public byte[] message() {
    return message;
  }

  /**
   * Writes an answer.
   *
   * @param maxLength at least 512
   * @return the message's length
   */
  public int write(Query query, Response response, int maxLength) {
    start(query, response.extendedError(), maxLength);
    int flags = response.isAuthoritative() ? Wire.AA : 0;
    int end = plain == null ? -1 : plain.write(query, response, message, at, limit);
    if (end > 0) {
      at = end;
    } else if (!writeSections(query, response)) {
      flags |= Wire.TC;
    }
    return finish(query, flags, response.rcode());
  }

  /**
   * Writes an answer that is no more than an rcode, with the question if it could be read.
   *
   * @return the message's length, at most 512
   */
  public int writeError(Query query, int rcode) {
    start(query, query.extendedError(), Query.MIN_UDP_SIZE);
    return finish(query, 0, rcode);
  }

  /** Whether the message that was written last has TC. */
  public boolean isTruncated() {
    return (Wire.u16(message, Wire.FLAGS) & Wire.TC) != 0;
  }

  private void start(Query query, @Nullable ExtendedError error, int maxLength) {
    question = query.message();
    Wire.putU32(message, Wire.QDCOUNT, 0);
    Wire.putU32(message, Wire.NSCOUNT, 0);
    at = Wire.HEADER_LENGTH;
    if (query.questionEnd() > 0) {
      Wire.putU16(message, Wire.QDCOUNT, 1);
      System.arraycopy(question, at, message, at, query.questionEnd() - at);
      at = query.questionEnd();
    }
    limit = maxLength - opt.plan(query, error, maxLength - at);
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
    names.clear();
    if (query.questionEnd() > 0) {
      names.write(question, Wire.HEADER_LENGTH, message, Wire.HEADER_LENGTH);
    }
    if (!writeAll(response.answer(), Wire.ANCOUNT)) {
      return false;
    }
    if (!writeAll(response.authority(), Wire.NSCOUNT) && !response.isAuthorityOptional()) {
      return false;
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
        writeSet(section, i, Wire.ARCOUNT);
      }
    }
    return true;
  }

  /** Writes a set, or nothing if it does not fit. */
  private boolean writeSet(Section section, int index, int countAt) {
    int start = at;
    int namesBefore = names.count();
    Rrset rrset = section.rrset(index);
    byte[] sectionOwner = section.owner(index);
    byte[] owner = sectionOwner == null ? question : sectionOwner;
    int ownerOffset = sectionOwner == null ? Wire.HEADER_LENGTH : section.ownerOffset(index);
    int place = sectionOwner == null ? Wire.HEADER_LENGTH : NameCompressor.NOWHERE;
    int count = drawOrder(rrset, owner, ownerOffset);
    for (int i = 0; i < count; i++) {
      if (place > 0) {
        Wire.putU16(message, at, Wire.POINTER | place);
        at += 2;
      } else {
        at = names.write(owner, ownerOffset, message, at);
        place = names.place();
      }
      if (!writeRecord(rrset, recordOffsets[i])) {
        at = start;
        names.takeBack(namesBefore);
        return false;
      }
    }
    addToCount(countAt, count);
    return true;
  }

  /** Fills {@code recordOffsets}. */
  private int drawOrder(Rrset rrset, byte[] owner, int ownerOffset) {
    int count = rrset.count();
    if (count > recordOffsets.length) {
      recordOffsets = new int[Math.max(count, 2 * recordOffsets.length)];
    }
    int offset = rrset.start();
    for (int i = 0; i < count; i++) {
      recordOffsets[i] = offset;
      offset += Short.BYTES + rrset.rdlength(offset);
    }
    if (count > 1) {
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
