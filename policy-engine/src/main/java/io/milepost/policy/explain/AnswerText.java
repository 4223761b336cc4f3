package io.milepost.policy.explain;

import io.milepost.model.name.DnsName;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.policy.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records of a section in presentation format. */
final class AnswerText {
  private AnswerText() {}

  /**
   * A record of a response.
   *
   * @param ttlSeconds 0 to 2147483647
   * @param value as Route 53 has it
   */
  record Line(DnsName owner, int ttlSeconds, RecordType type, String value) {
    @Override
    public String toString() {
      return owner + " " + ttlSeconds + " " + type + " " + value;
    }
  }

  /**
   * All records of a section, in order.
   *
   * @param qname the question's name, which an owner may stand for
   */
  static List<Line> of(Section section, DnsName qname) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < section.size(); i++) {
      byte @Nullable [] owner = section.owner(i);
      DnsName name = owner == null ? qname : DnsName.fromWire(owner, section.ownerOffset(i));
      Rrset rrset = section.rrset(i);
      RecordType type = Objects.requireNonNull(RecordType.ofCode(rrset.type()));
      byte[] bytes = rrset.bytes();
      for (int at = rrset.start(); at < rrset.end(); at += Short.BYTES + rrset.rdlength(at)) {
        int from = at + Short.BYTES;
        byte[] rdata = Arrays.copyOfRange(bytes, from, from + rrset.rdlength(at));
        lines.add(new Line(name, rrset.ttlSeconds(), type, RecordValue.format(type, rdata)));
      }
    }
    return lines;
  }
}
