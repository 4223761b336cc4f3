package io.milepost.conformance.harness;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Query messages, each with a message ID of its own. */
public final class DnsQueries {
  private DnsQueries() {}

  /** A question without EDNS and with RD clear, as a resolver of the eighties asks. */
  public static Message plain(Name qname, int qtype) {
    Message query = new Message();
    query.addRecord(Record.newRecord(qname, qtype, DClass.IN), Section.QUESTION);
    return query;
  }

  /** A question with EDNS version 0, DO and RD clear. */
  public static Message edns(Name qname, int qtype, int payloadSize, EDNSOption... options) {
    Message query = plain(qname, qtype);
    query.addRecord(new OPTRecord(payloadSize, 0, 0, 0, List.of(options)), Section.ADDITIONAL);
    return query;
  }

  /** A question with EDNS version 0 and DO set. */
  public static Message dnssecOk(Name qname, int qtype, int payloadSize) {
    Message query = plain(qname, qtype);
    query.addRecord(new OPTRecord(payloadSize, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    return query;
  }

  /** Sets RD in a query and gives it back. */
  public static Message recursionDesired(Message query) {
    query.getHeader().setFlag(Flags.RD);
    return query;
  }
}
