package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * RFC 1034 section 4.3.2 over a list of records, by looking through all of them at every step:
 * slow, and easy to believe. For one zone.
 */
final class ObviousResolver {
  private static final int MAX_CHAIN = 16;

  private final List<TextRecord> zone;
  private final DnsName apex;

  /** What is said: where it stands in the zone, and under which name. */
  private record Said(DnsName at, DnsName owner, RecordType type) {}

  ObviousResolver(List<TextRecord> zone) {
    this.zone = zone;
    this.apex = zone.getFirst().owner();
  }

  Outcome answer(DnsName qname, int qtype) {
    Set<String> lines = new TreeSet<>();
    if (!qname.isAtOrBelow(apex)) {
      lines.add(Outcome.status(Rcode.REFUSED, false) + " ede 20");
      return new Outcome(lines);
    }
    List<Said> answer = new ArrayList<>();
    List<Said> authority = new ArrayList<>();
    int rcode = Rcode.NOERROR;
    boolean authoritative = true;
    boolean negative = false;
    DnsName name = qname;
    while (true) {
      Optional<DnsName> cut = cut(name);
      if (cut.isPresent() && !(isType(qtype, RecordType.DS) && name.equals(cut.get()))) {
        authority.add(new Said(cut.get(), cut.get(), RecordType.NS));
        authoritative = !answer.isEmpty();
        break;
      }
      Optional<DnsName> found = exists(name) ? Optional.of(name) : wildcard(name);
      if (found.isEmpty()) {
        rcode = Rcode.NXDOMAIN;
        negative = true;
        break;
      }
      DnsName node = found.get();
      Optional<RecordType> type = answeringType(node, qtype, cut.isPresent());
      if (type.isEmpty()) {
        negative = true;
        break;
      }
      answer.add(new Said(node, name, type.get()));
      if (type.get() != RecordType.CNAME
          || isType(qtype, RecordType.CNAME)
          || qtype == RecordType.ANY) {
        addApexNs(answer, authority);
        break;
      }
      DnsName target = target(records(node, RecordType.CNAME).getFirst());
      boolean loop = answer.stream().anyMatch(said -> said.owner.equals(target));
      if (answer.size() == MAX_CHAIN || loop || !target.isAtOrBelow(apex)) {
        break;
      }
      name = target;
    }
    lines.add(Outcome.status(rcode, authoritative));
    add(lines, "answer", answer);
    add(lines, "authority", authority);
    if (negative) {
      TextRecord soa = zone.getFirst();
      lines.add("authority " + soa.withTtl(Math.min(soa.ttl(), minimum(soa))));
    }
    add(lines, "additional", additional(answer, authority));
    return new Outcome(lines);
  }

  private void addApexNs(List<Said> answer, List<Said> authority) {
    Said apexNs = new Said(apex, apex, RecordType.NS);
    if (!answer.contains(apexNs) && answer.getLast().type != RecordType.DS) {
      authority.add(apexNs);
    }
  }

  private static boolean isType(int qtype, RecordType type) {
    return qtype == type.code();
  }

  /** The delegation point nearest to the apex, at or above a name. */
  private Optional<DnsName> cut(DnsName name) {
    return zone.stream()
        .filter(record -> record.type() == RecordType.NS)
        .map(TextRecord::owner)
        .filter(owner -> !owner.equals(apex) && name.isAtOrBelow(owner))
        .min(Comparator.comparingInt(DnsName::labelCount));
  }

  /** Whether a name has records, or a name below it has. */
  private boolean exists(DnsName name) {
    return zone.stream().anyMatch(record -> record.owner().isAtOrBelow(name));
  }

  private Optional<DnsName> wildcard(DnsName name) {
    DnsName encloser = name.parent();
    while (!exists(encloser)) {
      encloser = encloser.parent();
    }
    DnsName wildcard = DnsName.of("*." + encloser);
    return exists(wildcard) ? Optional.of(wildcard) : Optional.empty();
  }

  private Optional<RecordType> answeringType(DnsName node, int qtype, boolean atCut) {
    Set<RecordType> there = new TreeSet<>();
    zone.stream()
        .filter(record -> record.owner().equals(node))
        .forEach(record -> there.add(record.type()));
    if (qtype == RecordType.ANY) {
      return there.stream().findFirst();
    }
    Optional<RecordType> asked = there.stream().filter(type -> isType(qtype, type)).findFirst();
    if (asked.isPresent() || atCut || !there.contains(RecordType.CNAME)) {
      return asked;
    }
    return Optional.of(RecordType.CNAME);
  }

  private List<TextRecord> records(DnsName node, RecordType type) {
    return zone.stream()
        .filter(record -> record.owner().equals(node) && record.type() == type)
        .toList();
  }

  private List<Said> additional(List<Said> answer, List<Said> authority) {
    List<Said> result = new ArrayList<>();
    for (Said said : Stream.concat(answer.stream(), authority.stream()).toList()) {
      if (said.type == RecordType.NS || said.type == RecordType.MX || said.type == RecordType.SRV) {
        for (TextRecord record : records(said.at, said.type)) {
          DnsName target = target(record);
          if (!target.isAtOrBelow(apex)) {
            continue;
          }
          DnsName node = exists(target) ? target : wildcard(target).orElse(target);
          for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            boolean isSaid =
                Stream.concat(answer.stream(), result.stream())
                    .anyMatch(other -> other.owner.equals(target) && other.type == type);
            if (!isSaid) {
              result.add(new Said(node, target, type));
            }
          }
        }
      }
    }
    return result;
  }

  private void add(Set<String> lines, String section, List<Said> said) {
    for (Said set : said) {
      for (TextRecord record : records(set.at, set.type)) {
        lines.add(section + " " + record.withOwner(set.owner));
      }
    }
  }

  /** The name at the end of the rdata. */
  private static DnsName target(TextRecord record) {
    int offset =
        switch (record.type()) {
          case MX -> 2;
          case SRV -> 6;
          default -> 0;
        };
    return DnsName.fromWire(record.rdata(), offset);
  }

  private static int minimum(TextRecord soa) {
    byte[] rdata = soa.rdata();
    int at = rdata.length - 4;
    return (rdata[at] & 0xff) << 24
        | (rdata[at + 1] & 0xff) << 16
        | (rdata[at + 2] & 0xff) << 8
        | (rdata[at + 3] & 0xff);
  }
}
