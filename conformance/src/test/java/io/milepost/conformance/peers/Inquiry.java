package io.milepost.conformance.peers;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.zones.Question;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One question put to several servers in the same way: over UDP with EDNS, and over TCP if any of
 * the answers is truncated or so long that something optional may have been left out of it, which
 * each server decides for itself.
 *
 * @param overUdp the first answers, in the order of the servers
 * @param complete the answers to compare, in the same order
 */
record Inquiry(Message query, List<Message> overUdp, List<Message> complete) {
  static final int PAYLOAD_SIZE = 1232;
  private static final int SURELY_COMPLETE_OCTETS = 900;

  Inquiry {
    overUdp = List.copyOf(overUdp);
    complete = List.copyOf(complete);
  }

  static Inquiry of(Question question, List<DnsClient> servers) {
    Message query = DnsQueries.edns(question.qname(), question.qtype(), PAYLOAD_SIZE);
    if (question.recursionDesired()) {
      DnsQueries.recursionDesired(query);
    }
    List<Message> overUdp = servers.stream().map(server -> server.udp(query)).toList();
    List<Message> complete =
        overUdp.stream().allMatch(Inquiry::isSurelyComplete)
            ? overUdp
            : servers.stream().map(server -> server.tcp(query)).toList();
    return new Inquiry(query, overUdp, complete);
  }

  boolean isOverTcp() {
    return !complete.equals(overUdp);
  }

  static boolean isTruncated(Message answer) {
    return answer.getHeader().getFlag(Flags.TC);
  }

  private static boolean isSurelyComplete(Message answer) {
    return !isTruncated(answer) && answer.numBytes() <= SURELY_COMPLETE_OCTETS;
  }
}
