package io.milepost.resolver;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** The addresses in a recursive server's answer, at the end of the aliases that it followed. */
final class AnswerReader {
  /** A chain that is longer is not followed; it leads nowhere if it is a loop. */
  private static final int MAX_ALIASES = 16;

  private AnswerReader() {}

  /**
   * Reads an answer with rcode NOERROR or NXDOMAIN.
   *
   * @param name the question's
   */
  static FoundAddresses read(Message answer, Name name, AddressFamily family) {
    List<Record> records = answer.getSection(Section.ANSWER);
    Name at = name;
    long ttl = Long.MAX_VALUE;
    for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      List<InetAddress> addresses = new ArrayList<>();
      Name next = null;
      for (Record record : records) {
        if (!record.getName().equals(at)) {
          continue;
        }
        InetAddress address = address(record, family);
        if (address != null) {
          addresses.add(address);
          ttl = Math.min(ttl, record.getTTL());
        } else if (record instanceof CNAMERecord alias) {
          next = alias.getTarget();
          ttl = Math.min(ttl, record.getTTL());
        }
      }
      if (!addresses.isEmpty()) {
        return new FoundAddresses.Found(addresses, ttl);
      }
      if (next == null) {
        return absent(answer, family, ttl);
      }
      at = next;
    }
    return new FoundAddresses.Failed("has more than " + MAX_ALIASES + " aliases");
  }

  private static @Nullable InetAddress address(Record record, AddressFamily family) {
    return switch (family) {
      case IPV4 -> record instanceof ARecord a ? a.getAddress() : null;
      case IPV6 -> record instanceof AAAARecord aaaa ? aaaa.getAddress() : null;
    };
  }

  /** RFC 2308 section 5: the smaller of the SOA's TTL and its last field; not kept without it. */
  private static FoundAddresses absent(Message answer, AddressFamily family, long chainTtl) {
    long ttl =
        answer.getSection(Section.AUTHORITY).stream()
            .filter(SOARecord.class::isInstance)
            .map(SOARecord.class::cast)
            .mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum()))
            .findFirst()
            .orElse(0);
    String reason =
        answer.getRcode() == Rcode.NXDOMAIN ? "NXDOMAIN" : "no record of type " + family.type();
    return new FoundAddresses.Absent(reason, Math.min(ttl, chainTtl));
  }
}
