package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Looks at the answers of a signed zone with another DNS library. */
final class SignedAnswers {
  private record SetName(Name owner, int type) {}

  private final Name apex;
  private final List<DNSKEYRecord> keys = new ArrayList<>();

  SignedAnswers(String apex, ZoneSigning signing) {
    this.apex = name(apex);
    for (ZoneKey key : signing.published()) {
      keys.add(dnskey(key));
    }
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private DNSKEYRecord dnskey(ZoneKey key) {
    return (DNSKEYRecord)
        Record.newRecord(apex, Type.DNSKEY, DClass.IN, 3600, key.dnskey().rdata());
  }

  /** Every set that the zone has authority for has a good signature; no other has any. */
  void check(Message answer, Instant now) {
    check(answer, Section.ANSWER, now);
    check(answer, Section.AUTHORITY, now);
    assertThat(records(answer, Section.ADDITIONAL))
        .allMatch(record -> record.getType() != Type.RRSIG);
  }

  private void check(Message answer, int section, Instant now) {
    Map<SetName, RRset> sets = new LinkedHashMap<>();
    List<RRSIGRecord> rrsigs = new ArrayList<>();
    for (Record record : records(answer, section)) {
      if (record instanceof RRSIGRecord rrsig) {
        rrsigs.add(rrsig);
      } else {
        sets.computeIfAbsent(new SetName(record.getName(), record.getType()), first -> new RRset())
            .addRR(record);
      }
    }
    for (RRSIGRecord rrsig : rrsigs) {
      assertThat(sets).as("%s", answer).containsKey(nameOf(rrsig));
    }
    sets.forEach((name, set) -> {
      List<RRSIGRecord> ofSet = rrsigs.stream().filter(r -> nameOf(r).equals(name)).toList();
      boolean delegation = section == Section.AUTHORITY && name.type == Type.NS;
      if (delegation) {
        assertThat(ofSet).as("signatures of a delegation in %s", answer).isEmpty();
        return;
      }
      assertThat(ofSet).as("signatures of %s in %s", name, answer).isNotEmpty();
      ofSet.forEach(rrsig -> verify(set, rrsig, now, answer));
    });
  }

  private static SetName nameOf(RRSIGRecord rrsig) {
    return new SetName(rrsig.getName(), rrsig.getTypeCovered());
  }

  private void verify(RRset set, RRSIGRecord rrsig, Instant now, Message answer) {
    assertThat(rrsig.getTTL()).isEqualTo(set.getTTL());
    assertThat(rrsig.getOrigTTL()).isEqualTo(set.getTTL());
    assertThat(rrsig.getSigner()).isEqualTo(apex);
    int flags = set.getType() == Type.DNSKEY ? 257 : 256;
    DNSKEYRecord key =
        keys.stream()
            .filter(k -> k.getFootprint() == rrsig.getFootprint() && k.getFlags() == flags)
            .findAny()
            .orElseThrow(() -> new AssertionError("no key of " + rrsig));
    try {
      DNSSEC.verify(set, rrsig, key, now);
    } catch (DNSSECException e) {
      throw new AssertionError(rrsig + " in " + answer, e);
    }
  }

  /** The records of a section without OPT. */
  static List<Record> records(Message answer, int section) {
    return answer.getSection(section).stream()
        .filter(record -> record.getType() != Type.OPT)
        .toList();
  }

  static List<Record> withoutSignatures(Message answer, int section) {
    return records(answer, section).stream()
        .filter(record -> record.getType() != Type.RRSIG)
        .toList();
  }

  /** The NSEC set in the authority section; null if there is none. */
  static NSECRecord nsec(Message answer) {
    return answer.getSection(Section.AUTHORITY).stream()
        .filter(NSECRecord.class::isInstance)
        .map(NSECRecord.class::cast)
        .findAny()
        .orElseThrow(() -> new AssertionError("no NSEC in " + answer));
  }
}
