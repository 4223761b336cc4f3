package io.milepost.conformance.routing.table;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * An answer, by whichever way it came.
 *
 * @param rcode such as {@code NOERROR}
 * @param parts a chain of CNAMEs has several
 */
record Answer(String rcode, List<Part> parts) {
  Answer {
    parts = List.copyOf(parts);
  }

  /** All values, sorted, for those who see no more. */
  List<String> values() {
    return parts.stream().flatMap(part -> part.values().stream()).sorted().toList();
  }

  static Answer of(Message message, String zone) {
    List<String> lines = new ArrayList<>();
    for (Record record : message.getSection(Section.ANSWER)) {
      lines.add(record.getName() + " " + record.getTTL() + " X " + record.rdataToString());
    }
    return of(Rcode.string(message.getRcode()), lines, zone);
  }

  /**
   * An answer of records as text.
   *
   * @param lines owner, TTL, type and value
   * @param zone with a dot at the end
   */
  static Answer of(String rcode, List<String> lines, String zone) {
    Map<String, List<String[]>> byOwner = new LinkedHashMap<>();
    for (String line : lines) {
      String[] fields = line.split(" ", 4);
      byOwner.computeIfAbsent(fields[0], first -> new ArrayList<>()).add(fields);
    }
    List<Part> parts = new ArrayList<>();
    for (List<String[]> records : byOwner.values()) {
      List<String> values = records.stream().map(fields -> relative(fields[3], zone)).toList();
      parts.add(new Part(Long.parseLong(records.getFirst()[1]), values));
    }
    return new Answer(rcode, parts);
  }

  /** A value as tables have it: a name in the zone without the zone, IPv6 addresses shortened. */
  static String relative(String value, String zone) {
    if (value.contains(":")) {
      String hex = InetAddress.ofLiteral(value).getHostAddress();
      return hex.replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }
    return value.endsWith("." + zone)
        ? value.substring(0, value.length() - zone.length() - 1)
        : value;
  }
}
