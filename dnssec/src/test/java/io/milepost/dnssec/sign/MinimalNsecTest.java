package io.milepost.dnssec.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.TypeSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class MinimalNsecTest {
  private static final Name APEX = Name.fromConstantString("example.com.");

  private final MinimalNsec nsec = new MinimalNsec();
  private final TypeSet types = new TypeSet();

  private NSECRecord of(Name owner) throws Exception {
    Rrset set = nsec.of(owner.toWire(), 0, APEX.toWire(), types, 300);
    assertThat(set.type()).isEqualTo(Type.NSEC);
    assertThat(set.ttlSeconds()).isEqualTo(300);
    assertThat(set.count()).isEqualTo(1);
    byte[] rdata = Arrays.copyOfRange(set.bytes(), set.start() + Short.BYTES, set.end());
    return (NSECRecord) Record.newRecord(owner, Type.NSEC, DClass.IN, 300, rdata);
  }

  @Test
  void of_usualName_goesToItsFirstChild() throws Exception {
    types.add(RecordType.RRSIG);
    types.add(RecordType.NSEC);

    NSECRecord record = of(Name.fromString("WWW.Example.com."));

    assertThat(record.rdataToString()).isEqualTo("\\000.www.example.com. RRSIG NSEC");
  }

  @ParameterizedTest
  @CsvSource({"A", "A AAAA", "NS SOA RRSIG NSEC DNSKEY", "TXT CAA", "CAA", "NSEC HTTPS CAA"})
  void of_types_areReadBack(String text) throws Exception {
    for (String type : text.split(" ", -1)) {
      types.add(Type.value(type));
    }

    assertThat(of(APEX).rdataToString()).isEqualTo("\\000.example.com. " + text);
  }

  @Test
  void remove_type_isNotWritten() throws Exception {
    types.add(RecordType.NSEC);
    types.add(RecordType.CAA.code());
    types.remove(RecordType.CAA.code());
    types.remove(65_280);

    assertThat(of(APEX).rdataToString()).isEqualTo("\\000.example.com. NSEC");
  }

  /** Names of 253 octets have room for a label more; longer ones don't. */
  @Test
  void of_longNames_goToTheNextInOrder() throws Exception {
    types.add(RecordType.NSEC);
    String labels = ("a".repeat(63) + ".").repeat(3);

    assertThat(of(name("c".repeat(47) + "." + labels, 253)).getNext())
        .isEqualTo(name("\\000." + "c".repeat(47) + "." + labels, 255));
    assertThat(of(name("c".repeat(48) + "." + labels, 254)).getNext())
        .isEqualTo(name("c".repeat(48) + "\\000." + labels, 255));
    assertThat(of(name("c".repeat(49) + "." + labels, 255)).getNext())
        .isEqualTo(name("c".repeat(48) + "d." + labels, 255));
    assertThat(of(name("c".repeat(48) + "\\255." + labels, 255)).getNext())
        .isEqualTo(name("c".repeat(47) + "d." + labels, 254));
    assertThat(of(name("c".repeat(48) + "@." + labels, 255)).getNext())
        .isEqualTo(name("c".repeat(48) + "[." + labels, 255));
    assertThat(of(name("\\255".repeat(49) + "." + labels, 255)).getNext())
        .isEqualTo(name("a".repeat(62) + "b." + labels.substring(64), 205));
  }

  private static Name name(String labels, int length) throws Exception {
    Name name = Name.concatenate(Name.fromString(labels.substring(0, labels.length() - 1)), APEX);
    assertThat((int) name.length()).isEqualTo(length);
    return name;
  }

  /** Next is greater, and no name fits between: not the name with any octet changed or added. */
  @Test
  void next_randomLongNames_isTheVeryNext() throws Exception {
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] name = randomName(random, 254 + random.nextInt(2));
      byte[] next = LongNames.next(name, APEX.toWire());
      Name from = new Name(name);
      Name to = new Name(next);
      String place = "seed " + seed + ", case " + i + ": " + from + " to " + to;
      assertThat((int) to.length()).as(place).isLessThanOrEqualTo(255);
      if (to.equals(APEX)) {
        continue;
      }
      assertThat(to).as(place).isGreaterThan(from);
      for (int tries = 0; tries < 20; tries++) {
        Name other = new Name(neighbour(random, random.nextBoolean() ? name : next));
        boolean between = other.compareTo(from) > 0 && other.compareTo(to) < 0;
        assertThat(between).as("%s: %s is between", place, other).isFalse();
      }
    }
  }

  private static byte[] randomName(SplittableRandom random, int length) {
    byte[] apex = APEX.toWire();
    byte[] name = new byte[length];
    int end = length - apex.length;
    System.arraycopy(apex, 0, name, end, apex.length);
    int at = 0;
    while (at < end) {
      int left = end - at;
      int label = Math.min(left - 1, 1 + random.nextInt(63));
      if (left - label - 1 == 1) {
        label += label < 63 ? 1 : -1;
      }
      name[at] = (byte) label;
      boolean high = random.nextInt(3) == 0;
      for (int i = 1; i <= label; i++) {
        name[at + i] = high ? (byte) 0xff : lower((byte) random.nextInt());
      }
      at += label + 1;
    }
    return name;
  }

  private static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
  }

  /**
   * A name like another, with one octet of its first label another, or with octets more or less.
   */
  private static byte[] neighbour(SplittableRandom random, byte[] name) {
    int label = name[0];
    int kind = random.nextInt(3);
    if (kind == 0 && label < 63 && name.length < 255) {
      byte[] longer = new byte[name.length + 1];
      System.arraycopy(name, 0, longer, 0, label + 1);
      longer[0]++;
      longer[label + 1] = lower((byte) random.nextInt());
      System.arraycopy(name, label + 1, longer, label + 2, name.length - label - 1);
      return longer;
    }
    if (kind == 1 && label > 1) {
      byte[] shorter = new byte[name.length - 1];
      System.arraycopy(name, 0, shorter, 0, label);
      shorter[0]--;
      System.arraycopy(name, label + 1, shorter, label, name.length - label - 1);
      return shorter;
    }
    byte[] other = name.clone();
    int at = 1 + random.nextInt(label);
    other[at] = lower((byte) (other[at] + (random.nextBoolean() ? 1 : -1)));
    return other;
  }
}
