package io.milepost.conformance.consistency;

import io.milepost.conformance.harness.Changes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * Names of one writer that change in one batch. Addresses and TTLs tell the version. In an odd
 * version
 *
 * <ul>
 *   <li>{@code alias} is a CNAME of {@code target}, else it has an address;
 *   <li>{@code cut} is delegated, with an address of its server, else the name below it answers;
 *   <li>{@code now-and-then} is not there, else it has a text.
 * </ul>
 *
 * In every version {@code many} has several addresses, and {@code mail} names {@code target} as its
 * exchange, whose address stands in the additional section.
 */
final class Neighbours extends Subject {
  private static final int ADDRESSES = 8;
  private static final int ONE = 15;
  private static final long FIRST_TTL_SECONDS = 60;

  private final int writer;
  private final String many;
  private final String alias;
  private final String target;
  private final String mail;
  private final String cut;
  private final String server;
  private final String belowCut;
  private final String nowAndThen;

  /**
   * @param writer 0 to 15
   */
  Neighbours(int writer, Name apex) {
    this.writer = writer;
    String zone = "w" + writer + "." + apex;
    many = "many." + zone;
    alias = "alias." + zone;
    target = "target." + zone;
    mail = "mail." + zone;
    cut = "cut." + zone;
    server = "ns." + cut;
    belowCut = "www." + cut;
    nowAndThen = "now-and-then." + zone;
  }

  private static boolean isOdd(int version) {
    return version % 2 != 0;
  }

  private static long ttl(int version) {
    return FIRST_TTL_SECONDS + version;
  }

  /** An address that no other version and no other writer has. */
  private String address(int version, int number) {
    return "10." + (version >> 8) + "." + (version & 255) + "." + (writer * 16 + number);
  }

  private String[] addresses(int version) {
    String[] addresses = new String[ADDRESSES];
    Arrays.setAll(addresses, number -> address(version, number));
    return addresses;
  }

  private static String text(int version) {
    return "\"version " + version + "\"";
  }

  private static String exchange(int version, String host) {
    return version + " " + host;
  }

  @Override
  List<Change> changesTo(int version) {
    long ttl = ttl(version);
    String one = address(version, ONE);
    List<Change> changes = new ArrayList<>();
    changes.add(Changes.upsert(many, RRType.A, ttl, addresses(version)));
    changes.add(Changes.upsert(target, RRType.A, ttl, one));
    changes.add(Changes.upsert(mail, RRType.MX, ttl, exchange(version, target)));
    changes.add(Changes.upsert(belowCut, RRType.A, ttl, one));
    changes.add(Changes.upsert(server, RRType.A, ttl, one));
    int before = version - 1;
    if (isOdd(version)) {
      changes.add(Changes.delete(alias, RRType.A, ttl(before), address(before, ONE)));
      changes.add(Changes.create(alias, RRType.CNAME, ttl, target));
      changes.add(Changes.create(cut, RRType.NS, ttl, server));
      changes.add(Changes.delete(nowAndThen, RRType.TXT, ttl(before), text(before)));
    } else {
      if (version > 0) {
        changes.add(Changes.delete(alias, RRType.CNAME, ttl(before), target));
        changes.add(Changes.delete(cut, RRType.NS, ttl(before), server));
      }
      changes.add(Changes.create(alias, RRType.A, ttl, one));
      changes.add(Changes.create(nowAndThen, RRType.TXT, ttl, text(version)));
    }
    return changes;
  }

  @Override
  List<Question> questions() {
    return List.of(
        question(many, Type.A),
        question(alias, Type.A),
        question(mail, Type.MX),
        question(belowCut, Type.A),
        question(nowAndThen, Type.TXT));
  }

  private static Question question(String name, int type) {
    try {
      return new Question(new Name(name), type);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  @Override
  Told expected(Question question, int version) {
    String qname = question.qname().toString();
    String one = address(version, ONE);
    if (qname.equals(many)) {
      SortedSet<String> answer = new TreeSet<>();
      for (String address : addresses(version)) {
        answer.add(line(many, version, "A", address));
      }
      return positive(answer, lines());
    }
    if (qname.equals(alias)) {
      return isOdd(version)
          ? positive(
              lines(line(alias, version, "CNAME", target), line(target, version, "A", one)),
              lines())
          : positive(lines(line(alias, version, "A", one)), lines());
    }
    if (qname.equals(mail)) {
      return positive(
          lines(line(mail, version, "MX", exchange(version, target))),
          lines(line(target, version, "A", one)));
    }
    if (qname.equals(belowCut)) {
      return isOdd(version)
          ? new Told(
              Rcode.NOERROR,
              false,
              lines(),
              lines(line(cut, version, "NS", server)),
              lines(line(server, version, "A", one)))
          : positive(lines(line(belowCut, version, "A", one)), lines());
    }
    return isOdd(version)
        ? new Told(Rcode.NXDOMAIN, true, lines(), lines(), lines())
        : positive(lines(line(nowAndThen, version, "TXT", text(version))), lines());
  }

  private static Told positive(SortedSet<String> answer, SortedSet<String> additional) {
    return new Told(Rcode.NOERROR, true, answer, lines(), additional);
  }

  private static String line(String owner, int version, String type, String value) {
    return Told.line(owner, ttl(version), type, value);
  }

  private static SortedSet<String> lines(String... lines) {
    return new TreeSet<>(List.of(lines));
  }
}
