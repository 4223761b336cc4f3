package io.milepost.dnssec.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.model.record.RdataList;
import io.milepost.model.snapshot.Rrset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Signatures, verified by dnsjava. */
class KeyGroupTest {
  private static final Name APEX = Name.fromConstantString("example.com.");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final TestKey first = key();
  private final TestKey second = key();

  private static TestKey key() {
    try {
      return TestKey.generate(APEX, false);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<EcdsaP256> signers() {
    return Stream.of(new BouncyCastleEcdsa(), FastestEcdsa.find());
  }

  private KeyGroup group(EcdsaP256 ecdsa, TestKey... keys) {
    List<KeyGroup.OpenKey> open =
        Arrays.stream(keys)
            .map(key ->
                new KeyGroup.OpenKey(key.dnskey().getFootprint(), ecdsa.key(key.privateKey())))
            .toList();
    return new KeyGroup(1, APEX.toWire(), open, Validity.ofData(1));
  }

  /** The records in presentation format, all of one owner and type; written as they are given. */
  private static List<Record> records(String... lines) throws Exception {
    List<Record> records = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split(" ", 4);
      Name owner = Name.fromString(fields[0]);
      records.add(
          Record.fromString(
              owner,
              Type.value(fields[2]),
              DClass.IN,
              Long.parseLong(fields[1]),
              fields[3],
              Name.root));
    }
    return records;
  }

  private static SetContent content(List<Record> records) {
    Record one = records.getFirst();
    SetContent content = new SetContent();
    content.start(one.getName().toWire(), 0, one.getType(), (int) one.getTTL());
    for (Record record : records) {
      // As it is given, not in canonical form.
      byte[] wire = record.toWire(org.xbill.DNS.Section.ANSWER);
      int from = record.getName().length() + 10;
      byte[] given = Arrays.copyOfRange(wire, from, wire.length);
      content.add(
          new Rrset(
              record.getType(),
              (int) record.getTTL(),
              RdataList.of(List.of(given)),
              APEX.toWire()));
    }
    return content;
  }

  private static List<RRSIGRecord> rrsigs(Signature signature, Name owner, long ttl)
      throws Exception {
    List<RRSIGRecord> records = new ArrayList<>();
    Rrset rrsig = signature.rrsig();
    int at = rrsig.start();
    while (at < rrsig.end()) {
      int length = rrsig.rdlength(at);
      byte[] rdata = Arrays.copyOfRange(rrsig.bytes(), at + 2, at + 2 + length);
      records.add((RRSIGRecord) Record.newRecord(owner, Type.RRSIG, DClass.IN, ttl, rdata));
      at += 2 + length;
    }
    return records;
  }

  private static RRset set(List<Record> records) {
    RRset set = new RRset();
    records.forEach(set::addRR);
    return set;
  }

  private void verify(EcdsaP256 ecdsa, String... lines) throws Exception {
    List<Record> records = records(lines);
    Signature signature = group(ecdsa, first).sign(content(records), NOW.getEpochSecond());
    Record one = records.getFirst();
    RRSIGRecord rrsig = rrsigs(signature, one.getName(), one.getTTL()).getFirst();
    DNSSEC.verify(set(records), rrsig, first.dnskey(), NOW);
    assertThat(rrsig.getOrigTTL()).isEqualTo(one.getTTL());
    assertThat(rrsig.getSigner()).isEqualTo(APEX);
    assertThat(rrsig.getSignature()).hasSize(EcdsaP256.SIGNATURE_LENGTH);
    assertThat(rrsig.getTimeSigned()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    Duration kept = Duration.ofHours(12).plusSeconds(one.getTTL());
    assertThat(rrsig.getExpire())
        .isEqualTo(NOW.plus(kept.toDays() < 1 ? Duration.ofDays(1) : kept));
  }

  @ParameterizedTest
  @MethodSource("signers")
  void sign_everyType_isVerified(EcdsaP256 ecdsa) throws Exception {
    verify(ecdsa, "WWW.example.com. 300 A 192.0.2.2", "WWW.example.com. 300 A 192.0.2.1");
    verify(ecdsa, "www.example.com. 0 AAAA 2001:db8::1");
    verify(ecdsa, "www.example.com. 300 CAA 0 issue \"CA.example.net\"");
    verify(ecdsa, "www.example.com. 300 CNAME Target.Example.NET.");
    verify(ecdsa, "www.example.com. 300 DS 1 13 2 " + "AB".repeat(32));
    verify(ecdsa, "www.example.com. 300 HTTPS 1 svc.example.net. alpn=h2");
    verify(
        ecdsa,
        "www.example.com. 300 MX 20 Mail.Example.com.",
        "www.example.com. 300 MX 10 mail.example.com.",
        "www.example.com. 300 MX 10 ALSO.example.com.");
    verify(ecdsa, "www.example.com. 300 NAPTR 1 2 \"U\" \"SIP+d\" \"!A!B!\" Repl.Example.COM.");
    verify(ecdsa, "example.com. 172800 NS Ns1.Example.NET.", "example.com. 172800 NS ns0.b.");
    verify(ecdsa, "www.example.com. 300 PTR Host.EXAMPLE.com.");
    verify(ecdsa, "example.com. 900 SOA Ns.Example.NET. Admin.Example.COM. 1 2 3 4 5");
    verify(ecdsa, "www.example.com. 300 SPF \"V=spf1 A\"");
    verify(ecdsa, "_a._tcp.example.com. 300 SRV 1 2 3 Target.EXAMPLE.com.");
    verify(ecdsa, "www.example.com. 300 SSHFP 1 1 " + "AB".repeat(20));
    verify(ecdsa, "www.example.com. 300 SVCB 0 svc.example.net.");
    verify(ecdsa, "www.example.com. 300 TLSA 1 1 1 " + "AB".repeat(32));
    verify(
        ecdsa,
        "www.example.com. 300 TXT \"B\"",
        "www.example.com. 300 TXT \"A\" \"b\"",
        "www.example.com. 300 TXT \"\"");
    verify(ecdsa, "\\*.example.com. 300 TXT \"a name with an asterisk\"");
  }

  @ParameterizedTest
  @MethodSource("signers")
  void sign_recordTwice_isSignedOnce(EcdsaP256 ecdsa) throws Exception {
    List<Record> twice =
        records(
            "a.example.com. 300 A 192.0.2.1",
            "a.example.com. 300 A 192.0.2.9",
            "a.example.com. 300 A 192.0.2.1");

    Signature signature = group(ecdsa, first).sign(content(twice), NOW.getEpochSecond());

    Name owner = twice.getFirst().getName();
    RRSIGRecord rrsig = rrsigs(signature, owner, 300).getFirst();
    DNSSEC.verify(set(twice.subList(0, 2)), rrsig, first.dnskey(), NOW);
  }

  @Test
  void sign_severalKeys_eachSigns() throws Exception {
    List<Record> records = records("a.example.com. 300 A 192.0.2.1");

    Signature signature =
        group(new BouncyCastleEcdsa(), first, second).sign(content(records), NOW.getEpochSecond());

    List<RRSIGRecord> rrsigs = rrsigs(signature, records.getFirst().getName(), 300);
    assertThat(rrsigs).hasSize(2);
    DNSSEC.verify(set(records), rrsigs.get(0), first.dnskey(), NOW);
    DNSSEC.verify(set(records), rrsigs.get(1), second.dnskey(), NOW);
  }

  @Test
  void sign_otherRecord_isBogus() throws Exception {
    List<Record> records = records("a.example.com. 300 A 192.0.2.1");
    Signature signature =
        group(new BouncyCastleEcdsa(), first).sign(content(records), NOW.getEpochSecond());
    RRSIGRecord rrsig = rrsigs(signature, records.getFirst().getName(), 300).getFirst();

    RRset tampered = set(records("a.example.com. 300 A 192.0.2.2"));

    assertThatThrownBy(() -> DNSSEC.verify(tampered, rrsig, first.dnskey(), NOW))
        .isInstanceOf(DNSSEC.SignatureVerificationException.class);
  }

  /** Caches that look at no signature keep it with the set, for the set's TTL. */
  @Test
  void sign_longTtl_isValidForItWhenItIsMadeAnew() throws Exception {
    Validity scaled = Validity.ofData(1000);
    int week = 604_800;
    long halfDay = 43_200;
    assertThat(Validity.ofData(1).secondsFor(0)).isEqualTo(2 * halfDay);
    assertThat(Validity.ofData(1).secondsFor((int) halfDay)).isEqualTo(2 * halfDay);
    assertThat(Validity.ofData(1).secondsFor(week)).isEqualTo(week + halfDay);
    assertThat(scaled.secondsFor(week)).isEqualTo(week + scaled.refreshAfter().toSeconds());
    assertThat(Validity.ofKeys(1).secondsFor(3600)).isEqualTo(1_209_600);

    List<Record> records = records("a.example.com. 604800 A 192.0.2.1");
    Signature signature =
        group(new BouncyCastleEcdsa(), first).sign(content(records), NOW.getEpochSecond());
    RRSIGRecord rrsig = rrsigs(signature, records.getFirst().getName(), week).getFirst();
    assertThat(rrsig.getExpire().getEpochSecond())
        .isEqualTo(signature.expirationSeconds())
        .isEqualTo(signature.refreshSeconds() + week);
    DNSSEC.verify(set(records), rrsig, first.dnskey(), NOW);
  }

  @Test
  void labels_wildcard_doesNotCount() {
    assertThat(CanonicalForm.labels(new byte[] {0}, 0)).isZero();
    assertThat(CanonicalForm.labels(APEX.toWire(), 0)).isEqualTo(2);
    assertThat(CanonicalForm.labels(new byte[] {1, '*', 1, 'a', 0}, 0)).isEqualTo(1);
    assertThat(CanonicalForm.labels(new byte[] {1, 'b', 1, '*', 0}, 0)).isEqualTo(2);
  }

  @Test
  void find_onThisMachine_signs() throws Exception {
    FastestEcdsa.check(FastestEcdsa.find());
    FastestEcdsa.check(new BouncyCastleEcdsa());
  }
}
