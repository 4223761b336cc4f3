package io.milepost.server.wire;

import io.milepost.model.name.DnsName;
import io.milepost.policy.ExtendedError;

/**
 * Reads a received message. Whatever the bytes are, the outcome is a value; nothing is thrown and
 * nothing allocated, and no octet is looked at more than twice.
 *
 * <p>As RFC 8906 has it, unknown flags, unknown EDNS options and unknown types of the question's
 * and of additional records are no errors. What is read, but is no part of a query, is:
 *
 * <ul>
 *   <li>Records in the answer or authority section: FORMERR, as in NSD; IXFR alone has one there
 *       (RFC 1995 section 3).
 *   <li>A compression pointer in the question's name, which can point at nothing: FORMERR. In the
 *       owners of other records it is passed over and never followed.
 *   <li>TSIG and SIG(0): passed over like any unknown record, since no keys can be configured. The
 *       client sees by the unsigned answer that its signature was not looked at.
 *   <li>A client subnet option that is malformed: FORMERR (RFC 7871 section 7.1.1).
 *   <li>Octets behind the last record: FORMERR.
 * </ul>
 *
 * <p>Each event loop owns one.
 */
public final class QueryParser {
  private static final ExtendedError NOT_IN_CLASS =
      new ExtendedError(ExtendedError.NOT_SUPPORTED, "only class IN is served");
  private static final ExtendedError NO_TRANSFERS =
      new ExtendedError(ExtendedError.NOT_SUPPORTED, "zone transfers are not served");

  private static final int TYPE_NXNAME = 128;
  private static final int TYPE_TKEY = 249;
  private static final int TYPE_TSIG = 250;
  private static final int TYPE_IXFR = 251;
  private static final int TYPE_AXFR = 252;
  private static final int TYPE_MAILB = 253;
  private static final int TYPE_MAILA = 254;

  private byte[] message = {};
  private int length;
  private int at;

  /**
   * Reads a message.
   *
   * @param bytes hold it from index 0 on
   * @param count how many octets it has
   * @param query everything in it is replaced
   */
  public ParseOutcome parse(byte[] bytes, int count, Query query) {
    query.reset(bytes);
    message = bytes;
    length = count;
    at = Wire.HEADER_LENGTH;
    if (count < Wire.HEADER_LENGTH || (query.flags() & Wire.QR) != 0) {
      return ParseOutcome.DROP;
    }
    if ((query.flags() & Wire.OPCODE) != 0) {
      // The rest may have any form (RFC 8906 section 3.1.4).
      return ParseOutcome.NOTIMP;
    }
    if (Wire.u16(message, Wire.QDCOUNT) != 1 || !readQuestion(query) || !readRecords(query)) {
      return ParseOutcome.FORMERR;
    }
    if (query.ednsVersion() != 0) {
      return ParseOutcome.BADVERS;
    }
    return judge(query);
  }

  private boolean readQuestion(Query query) {
    if (!skipName(false) || length - at < 4) {
      return false;
    }
    query.question().setQtype(Wire.u16(message, at));
    at += 4;
    query.setQuestionEnd(at);
    return true;
  }

  private boolean readRecords(Query query) {
    int authority = Wire.u16(message, Wire.NSCOUNT);
    int additional = Wire.u16(message, Wire.ARCOUNT);
    if (Wire.u16(message, Wire.ANCOUNT) != 0
        || (authority != 0 && query.question().qtype() != TYPE_IXFR)) {
      return false;
    }
    for (int i = 0; i < authority; i++) {
      if (!readRecord(query, false)) {
        return false;
      }
    }
    for (int i = 0; i < additional; i++) {
      if (!readRecord(query, true)) {
        return false;
      }
    }
    return at == length;
  }

  private boolean readRecord(Query query, boolean additional) {
    boolean rootOwner = at < length && message[at] == 0;
    if (!skipName(true) || length - at < Wire.RECORD_FIXED_LENGTH) {
      return false;
    }
    int typeAt = at;
    int rdlength = Wire.u16(message, at + 8);
    at += Wire.RECORD_FIXED_LENGTH;
    int end = at + rdlength;
    if (end > length) {
      return false;
    }
    if (Wire.u16(message, typeAt) == Wire.TYPE_OPT) {
      // RFC 6891 section 6.1.1: at most one, in the additional section, owned by the root.
      if (!additional || !rootOwner || query.hasEdns()) {
        return false;
      }
      query.setEdns(typeAt);
      // The options of another version may have another form.
      if (query.ednsVersion() == 0 && !readOptions(query, end)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  private boolean readOptions(Query query, int end) {
    while (end - at >= 4) {
      int code = Wire.u16(message, at);
      int dataLength = Wire.u16(message, at + 2);
      at += 4;
      if (code == Wire.OPTION_NSID) {
        query.setNsidRequested();
      } else if (code == Wire.OPTION_CLIENT_SUBNET
          && (at + dataLength > end || !query.subnet().set(message, at, dataLength))) {
        return false;
      }
      at += dataLength;
    }
    return at == end;
  }

  /** Goes behind a name; false if there is none. */
  private boolean skipName(boolean pointerAllowed) {
    int start = at;
    while (at < length) {
      int label = message[at] & 0xff;
      if (label == 0) {
        at++;
        return at - start <= DnsName.MAX_WIRE_LENGTH;
      }
      if (label > DnsName.MAX_LABEL_LENGTH) {
        // 01 and 10 are no types of label (RFC 6891 section 5).
        at += 2;
        return pointerAllowed && label >= 0xc0 && at <= length;
      }
      at += label + 1;
      if (at - start >= DnsName.MAX_WIRE_LENGTH) {
        return false;
      }
    }
    return false;
  }

  private ParseOutcome judge(Query query) {
    if (Wire.u16(message, query.questionEnd() - 2) != Wire.CLASS_IN) {
      query.setExtendedError(NOT_IN_CLASS);
      return ParseOutcome.REFUSED;
    }
    return switch (query.question().qtype()) {
      case TYPE_AXFR, TYPE_IXFR -> {
        query.setExtendedError(NO_TRANSFERS);
        yield ParseOutcome.REFUSED;
      }
      // No zone can have these, and no question is about them (RFC 9824 section 3.5 for NXNAME).
      case Wire.TYPE_OPT, TYPE_TSIG, TYPE_NXNAME -> ParseOutcome.FORMERR;
      case TYPE_TKEY, TYPE_MAILA, TYPE_MAILB -> ParseOutcome.NOTIMP;
      default -> ParseOutcome.OK;
    };
  }
}
