package io.milepost.server.wire;

import io.milepost.model.name.DnsName;
import io.milepost.model.rdata.RdataLayout;
import io.milepost.model.snapshot.RdataNames;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.policy.Response;
import io.milepost.policy.Section;
import io.milepost.policy.order.ValueOrder;
import io.milepost.policy.route.Choice;

/**
 * Writes the sets of usual answers, without a search for names to point at: the question's name
 * ends in the zone's apex, so that a name in the zone is its labels before the apex and one pointer
 * into the question. Copies do the rest.
 *
 * <p>What is not usual is left to {@link ResponseWriter}'s own way, which compresses in full: sets
 * whose names are partly in the zone, several records with names elsewhere (the apex NS apart),
 * answers that may not fit.
 *
 * <p>Each event loop owns one; nothing is allocated after the largest set was written once.
 */
final class PlainWriter {
  private static final int UNUSUAL = -1;
  private static final int ROOT_LENGTH = 1;

  /** The most names in rdata that are remembered; the owners of more are written again. */
  private static final int MAX_TARGETS = 32;

  private static final int QNAME = Wire.POINTER | Wire.HEADER_LENGTH;

  private final ValueOrder order;
  private int[] recordOffsets = new int[64];

  private byte[] message = {};
  private int at;
  private int answerEnd;

  private byte[] question = {};
  private byte[] apex = {};
  private int apexPointer;

  private final byte[][] targetSources = new byte[MAX_TARGETS][];
  private final int[] targetOffsets = new int[MAX_TARGETS];
  private final int[] targetPlaces = new int[MAX_TARGETS];
  private int targetCount;

  PlainWriter(ValueOrder order) {
    this.order = order;
  }

  /**
   * Writes the three sections and their counts.
   *
   * @param from where in the message the answer section begins
   * @param limit where the last set ends at the latest
   * @return where the last set ends, or -1 if this answer is not a usual one; then nothing is
   *     written, and no order was drawn
   */
  int write(Query query, Response response, byte[] target, int from, int limit) {
    ZoneSnapshot zone = response.zone();
    if (zone == null || zone.apex().length == ROOT_LENGTH) {
      return UNUSUAL;
    }
    int room = Math.min(limit, Wire.MAX_PLACE) - from;
    room = roomBehind(response.answer(), room);
    room = roomBehind(response.authority(), room);
    room = roomBehind(response.additional(), room);
    if (room < 0) {
      return UNUSUAL;
    }
    message = target;
    at = from;
    question = query.message();
    apex = zone.apex();
    targetCount = 0;
    int qnameLength = query.question().qname().length();
    apexPointer = Wire.POINTER | (Wire.HEADER_LENGTH + qnameLength - apex.length);
    Wire.putU16(message, Wire.ANCOUNT, write(response.answer(), true));
    answerEnd = at;
    Wire.putU16(message, Wire.NSCOUNT, write(response.authority(), false));
    Wire.putU16(message, Wire.ARCOUNT, write(response.additional(), false));
    return at;
  }

  /** Where the answer section ends that {@link #write} wrote last. */
  int answerEnd() {
    return answerEnd;
  }

  /**
   * Writes the sets that were chosen, with the question's name as their owner, and their count.
   *
   * @param choice of sets whose values have no names that could be shortened
   * @param limit where the last record ends at the latest
   * @return where it ends, or -1 if they do not fit; then no order was drawn
   */
  int writeChosen(Query query, Choice choice, byte[] target, int from, int limit) {
    int length = 0;
    int records = 0;
    for (int i = 0; i < choice.size(); i++) {
      Rrset rrset = choice.values(i);
      records += rrset.count();
      length += rrset.end() - rrset.start();
    }
    length += records * (2 + Wire.RECORD_FIXED_LENGTH - Short.BYTES);
    if (from + length > limit) {
      return UNUSUAL;
    }
    message = target;
    at = from;
    question = query.message();
    int ttlSeconds = choice.ttlSeconds();
    for (int i = 0; i < choice.size(); i++) {
      write(choice.values(i), ttlSeconds, question, Wire.HEADER_LENGTH, QNAME, false, true);
    }
    Wire.putU16(message, Wire.ANCOUNT, records);
    return at;
  }

  /** The room that a section leaves at least; negative if it is too long or not usual. */
  private static int roomBehind(Section section, int room) {
    int left = room;
    for (int i = 0; i < section.size() && left >= 0; i++) {
      Rrset rrset = section.rrset(i);
      int type = rrset.type();
      int count = rrset.count();
      RdataNames names = namesToWrite(rrset);
      if (names == RdataNames.MIXED
          || (names == RdataNames.ELSEWHERE && count > 1 && type != Wire.TYPE_NS)) {
        return UNUSUAL;
      }
      // At most one owner is written in full, the other records point at it.
      left -= rrset.end() - rrset.start() + count * (2 + Wire.RECORD_FIXED_LENGTH);
      left -= section.owner(i) == null ? 0 : DnsName.MAX_WIRE_LENGTH;
      Rrset signature = section.signature(i);
      if (signature != null) {
        left -= signature.end() - signature.start();
        left -= signature.count() * (2 + Wire.RECORD_FIXED_LENGTH);
      }
    }
    return left;
  }

  /** Where the names are that may be shortened. */
  private static RdataNames namesToWrite(Rrset rrset) {
    return RdataLayout.compressibleNames(rrset.type()) == 0 ? RdataNames.NONE : rrset.names();
  }

  /**
   * Writes a section; the number of its records.
   *
   * @param shuffled whether the order of values is drawn
   */
  private int write(Section section, boolean shuffled) {
    int records = 0;
    for (int i = 0; i < section.size(); i++) {
      Rrset rrset = section.rrset(i);
      byte[] owner = section.owner(i);
      int pointer;
      if (owner == null) {
        pointer = write(rrset, question, Wire.HEADER_LENGTH, QNAME, shuffled);
      } else {
        int ownerOffset = section.ownerOffset(i);
        int known = pointerTo(owner, ownerOffset);
        pointer = write(rrset, owner, ownerOffset, known, shuffled);
        if (known == 0) {
          addTarget(owner, ownerOffset, pointer & Wire.MAX_PLACE);
        }
      }
      records += rrset.count();
      Rrset signature = section.signature(i);
      if (signature != null) {
        int _ = write(signature, question, Wire.HEADER_LENGTH, pointer, false);
        records += signature.count();
      }
    }
    return records;
  }

  /** What points at a name that is in the message; 0 if it is not known to be. */
  @SuppressWarnings("ReferenceEquality") // the engine gives the very arrays
  private int pointerTo(byte[] name, int offset) {
    if (name == apex) {
      return apexPointer;
    }
    for (int i = 0; i < targetCount; i++) {
      if (targetSources[i] == name && targetOffsets[i] == offset) {
        return Wire.POINTER | targetPlaces[i];
      }
    }
    return 0;
  }

  /** Remembers a name in rdata, or an owner, which may be the owner of a set behind it. */
  private void addTarget(byte[] source, int offset, int place) {
    if (targetCount < MAX_TARGETS) {
      targetSources[targetCount] = source;
      targetOffsets[targetCount] = offset;
      targetPlaces[targetCount] = place;
      targetCount++;
    }
  }

  /** Writes a set; what points at its owner. */
  private int write(Rrset rrset, byte[] owner, int ownerOffset, int pointer, boolean shuffled) {
    boolean shorten = namesToWrite(rrset) == RdataNames.IN_ZONE;
    return write(rrset, rrset.ttlSeconds(), owner, ownerOffset, pointer, shorten, shuffled);
  }

  private int write(
      Rrset rrset,
      int ttlSeconds,
      byte[] owner,
      int ownerOffset,
      int pointer,
      boolean shorten,
      boolean shuffled) {
    byte[] records = rrset.bytes();
    int count = rrset.count();
    listRecords(records, rrset.start(), count);
    if (shuffled && count > 1) {
      order.shuffle(recordOffsets, count, owner, ownerOffset, rrset.type());
    }
    int ownerPointer = pointer;
    for (int i = 0; i < count; i++) {
      if (ownerPointer == 0) {
        ownerPointer = Wire.POINTER | at;
        int labels = DnsName.wireLength(owner, ownerOffset) - apex.length;
        System.arraycopy(owner, ownerOffset, message, at, labels);
        at += labels;
        Wire.putU16(message, at, apexPointer);
      } else {
        Wire.putU16(message, at, ownerPointer);
      }
      at += 2;
      writeRecord(rrset.type(), ttlSeconds, records, recordOffsets[i], shorten);
    }
    return ownerPointer;
  }

  /** Fills {@code recordOffsets}. */
  private void listRecords(byte[] records, int start, int count) {
    if (count > recordOffsets.length) {
      recordOffsets = new int[Math.max(count, 2 * recordOffsets.length)];
    }
    int offset = start;
    for (int i = 0; i < count; i++) {
      recordOffsets[i] = offset;
      offset += Short.BYTES + Wire.u16(records, offset);
    }
  }

  /** Writes what stands behind the owner. */
  private void writeRecord(int type, int ttlSeconds, byte[] records, int offset, boolean shorten) {
    int rdlength = Wire.u16(records, offset);
    long typeClassTtl = ((long) type << 48) | ((long) Wire.CLASS_IN << 32) | ttlSeconds;
    Wire.putU64(message, at, typeClassTtl);
    int rdata = at + Wire.RECORD_FIXED_LENGTH;
    int end;
    if (shorten) {
      end = writeNames(type, records, offset + Short.BYTES, rdlength, rdata);
    } else {
      System.arraycopy(records, offset + Short.BYTES, message, rdata, rdlength);
      end = rdata + rdlength;
    }
    Wire.putU16(message, rdata - Short.BYTES, end - rdata);
    at = end;
  }

  /** Writes rdata whose names are in the zone; where it ends. */
  private int writeNames(int type, byte[] records, int from, int rdlength, int rdata) {
    int source = from;
    int to = rdata;
    int before = RdataLayout.compressibleOffset(type);
    System.arraycopy(records, source, message, to, before);
    source += before;
    to += before;
    addTarget(records, source, to);
    for (int i = RdataLayout.compressibleNames(type); i > 0; i--) {
      int length = DnsName.wireLength(records, source);
      System.arraycopy(records, source, message, to, length - apex.length);
      to += length - apex.length;
      Wire.putU16(message, to, apexPointer);
      to += 2;
      source += length;
    }
    int left = from + rdlength - source;
    System.arraycopy(records, source, message, to, left);
    return to + left;
  }
}
