package io.milepost.conformance.consistency;

import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What an answer says, apart from the zone's own NS and SOA sets, each record as a line.
 *
 * @param rcode the rcode's number
 */
record Told(
    int rcode,
    boolean authoritative,
    SortedSet<String> answer,
    SortedSet<String> authority,
    SortedSet<String> additional) {

  static Told of(Message message, Name apex) {
    return new Told(
        message.getRcode(),
        message.getHeader().getFlag(Flags.AA),
        lines(message, Section.ANSWER, apex),
        lines(message, Section.AUTHORITY, apex),
        lines(message, Section.ADDITIONAL, apex));
  }

  private static SortedSet<String> lines(Message message, int section, Name apex) {
    SortedSet<String> lines = new TreeSet<>();
    for (Record record : message.getSection(section)) {
      if (!isApexSet(record, apex)) {
        lines.add(
            line(
                record.getName().toString(),
                record.getTTL(),
                Type.string(record.getType()),
                record.rdataToString()));
      }
    }
    return lines;
  }

  static String line(String owner, long ttlSeconds, String type, String value) {
    return owner + " " + ttlSeconds + " " + type + " " + value;
  }

  private static boolean isApexSet(Record record, Name apex) {
    return record.getName().equals(apex)
        && (record.getType() == Type.NS || record.getType() == Type.SOA);
  }

  /** The versions of the apex that the zone's own NS and SOA sets show, in all sections. */
  static SortedSet<Integer> apexVersions(Message message, Name apex) {
    SortedSet<Integer> versions = new TreeSet<>();
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (Record record : message.getSection(section)) {
        if (isApexSet(record, apex)) {
          versions.add(
              record instanceof SOARecord soa
                  ? Apex.versionOfSerial(soa.getSerial())
                  : Apex.versionOfTtl(record.getTTL()));
        }
      }
    }
    return versions;
  }
}
