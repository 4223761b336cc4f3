package io.milepost.conformance.peers;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What can be wrong with an answer message whatever others answer. */
final class MessageFaults {
  private MessageFaults() {}

  /** The faults of an answer to a query with EDNS; none if it is right. */
  static List<String> of(Message query, Message answer) {
    List<String> faults = new ArrayList<>();
    if (!answer.getHeader().getFlag(Flags.QR) || answer.getHeader().getOpcode() != Opcode.QUERY) {
      faults.add("not an answer to a query");
    }
    // As text, since names are equal whatever their case.
    if (!answer.sectionToString(Section.QUESTION).equals(query.sectionToString(Section.QUESTION))) {
      faults.add("the question is not echoed as it was asked");
    }
    OPTRecord opt = answer.getOPT();
    if (opt == null || opt.getVersion() != 0 || opt.getPayloadSize() != Inquiry.PAYLOAD_SIZE) {
      faults.add("no OPT of version 0 with size " + Inquiry.PAYLOAD_SIZE);
    }
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL}) {
      List<Record> records = answer.getSection(section);
      // Records are equal if owner, type, class and data are.
      if (records.stream().distinct().count() != records.size()) {
        faults.add("a record occurs twice in section " + Section.longString(section));
      }
    }
    return faults;
  }

  /** The faults of an answer over UDP beside others, which tell whether it should be truncated. */
  static List<String> ofTruncation(Message answer, List<Message> others) {
    List<String> faults = new ArrayList<>();
    if (answer.numBytes() > Inquiry.PAYLOAD_SIZE) {
      faults.add("%d octets over UDP".formatted(answer.numBytes()));
    }
    boolean truncated = Inquiry.isTruncated(answer);
    if (others.stream().noneMatch(other -> Inquiry.isTruncated(other) == truncated)) {
      faults.add(truncated ? "truncated, the others are not" : "not truncated, the others are");
    }
    return faults;
  }
}
