package io.milepost.conformance.consistency;

import io.milepost.conformance.harness.Changes;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.RRType;

/** The zone's own NS and SOA sets: the TTL of one and the serial of the other tell the version. */
final class Apex extends Subject {
  private static final int FIRST_TTL_SECONDS = 3600;
  private static final int FIRST_SERIAL = 1;

  private final Name name;
  private final String[] servers;

  /**
   * @param servers the values of the NS set, which stay as they are
   */
  Apex(Name name, List<String> servers) {
    this.name = name;
    this.servers = servers.toArray(String[]::new);
  }

  static int versionOfTtl(long ttlSeconds) {
    return Math.toIntExact(ttlSeconds - FIRST_TTL_SECONDS);
  }

  static int versionOfSerial(long serial) {
    return Math.toIntExact(serial - FIRST_SERIAL);
  }

  @Override
  List<Change> changesTo(int version) {
    String soa = servers[0] + " admin.example. " + (FIRST_SERIAL + version) + " 7200 900 86400 300";
    return List.of(
        Changes.upsert(name.toString(), RRType.NS, FIRST_TTL_SECONDS + version, servers),
        Changes.upsert(name.toString(), RRType.SOA, 900, soa));
  }

  @Override
  List<Question> questions() {
    return List.of(
        new Question(name, Type.SOA), new Question(name, Type.NS), new Question(name, Type.MX));
  }

  /** Nothing else: {@link Told#apexVersions} has what matters. */
  @Override
  Told expected(Question question, int version) {
    return new Told(
        Rcode.NOERROR,
        true,
        Collections.unmodifiableSortedSet(new TreeSet<>()),
        Collections.unmodifiableSortedSet(new TreeSet<>()),
        Collections.unmodifiableSortedSet(new TreeSet<>()));
  }
}
