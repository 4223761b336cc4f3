package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A zone drawn by chance, of few labels, so that names meet: cuts below cuts, wildcards beside
 * names, empty non-terminals, chains and loops.
 */
final class RandomRecords {
  private static final List<String> LABELS = List.of("a", "b", "c", "*");

  private final RandomGenerator random;
  private final List<TextRecord> records = new ArrayList<>();

  RandomRecords(RandomGenerator random) {
    this.random = random;
    add("z", "SOA ns.z. admin.z. 1 2 3 4 " + random.nextInt(1, 1800));
    add("z", "NS ns.z");
    Set<DnsName> owners = new HashSet<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      String owner = name();
      if (!owner.equals("z") && owners.add(DnsName.of(owner))) {
        addSets(owner);
      }
    }
  }

  List<TextRecord> records() {
    return records;
  }

  DnsName question() {
    return DnsName.of(random.nextInt(50) == 0 ? "elsewhere" : name());
  }

  int type() {
    RecordType[] types = {
      RecordType.A,
      RecordType.AAAA,
      RecordType.CNAME,
      RecordType.DS,
      RecordType.MX,
      RecordType.NS,
      RecordType.SOA,
      RecordType.SRV,
      RecordType.TXT
    };
    int drawn = random.nextInt(types.length + 1);
    return drawn < types.length ? types[drawn].code() : RecordType.ANY;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(LABELS.get(random.nextInt(LABELS.size()))).append('.');
    }
    return name.append('z').toString();
  }

  private String target() {
    return random.nextInt(8) == 0 ? "host.elsewhere" : name();
  }

  private void addSets(String owner) {
    int kind = random.nextInt(8);
    if (kind < 2) {
      add(owner, "CNAME " + target());
      return;
    }
    // RFC 4592 section 4.2 leaves open what a wildcard's NS set means.
    if (kind == 2 && !owner.startsWith("*")) {
      add(owner, "NS " + target());
      add(owner, "NS ns." + owner);
      add("ns." + owner, "A 192.0.2.53");
      if (random.nextBoolean()) {
        add(owner, "DS 1 13 2 " + "00".repeat(32));
      }
    }
    if (random.nextBoolean()) {
      add(owner, "A 192.0.2.1");
      add(owner, "A 192.0.2.2");
    }
    if (random.nextBoolean()) {
      add(owner, "AAAA 2001:db8::1");
    }
    if (random.nextInt(4) == 0) {
      add(owner, "MX 1 " + target());
      add(owner, "MX 2 " + target());
    }
    if (random.nextInt(4) == 0) {
      add(owner, "SRV 1 2 3 " + target());
    }
    add(owner, "TXT \"text\"");
  }

  private void add(String owner, String rest) {
    records.add(TextRecord.parse(owner + " 900 " + rest));
  }
}
