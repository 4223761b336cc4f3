package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.client.Client;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An answer, to be compared: one line a record, {@code section owner ttl type value}, and one with
 * rcode and flags. The order within a section means nothing.
 */
record Outcome(Set<String> lines) {
  /** What the engine says. */
  static Outcome of(AnswerEngine engine, ZoneDirectory zones, DnsName qname, int qtype) {
    return of(engine, zones, new Client(), qname, qtype);
  }

  /** What the engine says to a client. */
  static Outcome of(
      AnswerEngine engine, ZoneDirectory zones, Client client, DnsName qname, int qtype) {
    Question question = new Question();
    question.qname().set(qname.toWire(), 0);
    question.setQtype(qtype);
    Response response = new Response();
    engine.answer(zones, question, client, response);
    Set<String> lines = new TreeSet<>();
    ExtendedError error = response.extendedError();
    lines.add(
        status(response.rcode(), response.isAuthoritative())
            + (error == null ? "" : " ede " + error.infoCode()));
    add(lines, "answer", response.answer(), qname);
    add(lines, "authority", response.authority(), qname);
    add(lines, "additional", response.additional(), qname);
    return new Outcome(lines);
  }

  static String status(int rcode, boolean authoritative) {
    String name =
        switch (rcode) {
          case Rcode.NOERROR -> "NOERROR";
          case Rcode.SERVFAIL -> "SERVFAIL";
          case Rcode.NXDOMAIN -> "NXDOMAIN";
          case Rcode.REFUSED -> "REFUSED";
          default -> throw new IllegalArgumentException("rcode " + rcode);
        };
    return authoritative ? name + " aa" : name;
  }

  private static void add(Set<String> lines, String name, Section section, DnsName qname) {
    for (int i = 0; i < section.size(); i++) {
      byte @Nullable [] owner = section.owner(i);
      DnsName ownerName = owner == null ? qname : DnsName.fromWire(owner, section.ownerOffset(i));
      add(lines, name, ownerName, section.rrset(i));
    }
  }

  private static void add(Set<String> lines, String section, DnsName owner, Rrset rrset) {
    RecordType type = Objects.requireNonNull(RecordType.ofCode(rrset.type()));
    byte[] records = rrset.bytes();
    for (int at = rrset.start(); at < rrset.end(); at += 2 + rrset.rdlength(at)) {
      byte[] rdata = Arrays.copyOfRange(records, at + 2, at + 2 + rrset.rdlength(at));
      String line = section + " " + TextRecord.of(owner, rrset.ttlSeconds(), type, rdata);
      if (!lines.add(line)) {
        throw new IllegalStateException("said twice: " + line);
      }
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
