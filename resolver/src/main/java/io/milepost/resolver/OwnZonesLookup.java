package io.milepost.resolver;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Question;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import io.milepost.policy.Section;
import io.milepost.policy.client.Client;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Names of our own public zones, answered as the DNS port answers this machine; names of other
 * zones are asked for elsewhere, also those to which an alias in ours leads.
 */
public final class OwnZonesLookup implements NameLookup {
  private final Supplier<ZoneDirectory> zones;
  private final Supplier<AnswerEngine> engines;
  private final NameLookup others;

  /**
   * @param engines gives one for each lookup
   * @param others is asked for names that are not in our zones
   */
  public OwnZonesLookup(
      Supplier<ZoneDirectory> zones, Supplier<AnswerEngine> engines, NameLookup others) {
    this.zones = zones;
    this.engines = engines;
    this.others = others;
  }

  @Override
  public FoundAddresses lookup(DnsName name, AddressFamily family, Duration limit) {
    Question question = new Question();
    question.qname().set(name.toWire(), 0);
    question.setQtype(family.type().code());
    Client client = new Client();
    client.source().set(InetAddress.getLoopbackAddress());
    Response response = new Response();
    engines.get().answer(zones.get(), question, client, null, response);
    return switch (response.rcode()) {
      case Rcode.REFUSED -> others.lookup(name, family, limit);
      case Rcode.NOERROR -> read(response, name, family, limit);
      case Rcode.NXDOMAIN -> new FoundAddresses.Absent("NXDOMAIN", negativeTtl(response));
      default -> new FoundAddresses.Failed(Rcode.name(response.rcode()));
    };
  }

  private FoundAddresses read(
      Response response, DnsName name, AddressFamily family, Duration limit) {
    if (!response.isAuthoritative()) {
      return others.lookup(name, family, limit);
    }
    Section answer = response.answer();
    if (answer.size() == 0) {
      return noRecord(response, family);
    }
    Rrset last = answer.rrset(answer.size() - 1);
    if (last.type() == family.type().code()) {
      long ttl = Long.MAX_VALUE;
      for (int i = 0; i < answer.size(); i++) {
        ttl = Math.min(ttl, answer.rrset(i).ttlSeconds());
      }
      return new FoundAddresses.Found(addresses(last), ttl);
    }
    Optional<DnsName> elsewhere =
        target(last).filter(target -> zones.get().find(cursor(target), 0) == null);
    return elsewhere
        .map(target -> others.lookup(target, family, limit))
        .orElseGet(() -> noRecord(response, family));
  }

  private static FoundAddresses noRecord(Response response, AddressFamily family) {
    return new FoundAddresses.Absent("no record of type " + family.type(), negativeTtl(response));
  }

  private static long negativeTtl(Response response) {
    return response.authority().size() == 0 ? 0 : response.authority().rrset(0).ttlSeconds();
  }

  private static NameCursor cursor(DnsName name) {
    NameCursor cursor = new NameCursor();
    cursor.set(name.toWire(), 0);
    return cursor;
  }

  private static Optional<DnsName> target(Rrset rrset) {
    return rrset.type() == RecordType.CNAME.code()
        ? Optional.of(DnsName.fromWire(rrset.bytes(), rrset.start() + Short.BYTES))
        : Optional.empty();
  }

  private static List<InetAddress> addresses(Rrset rrset) {
    List<InetAddress> addresses = new ArrayList<>();
    byte[] bytes = rrset.bytes();
    for (int at = rrset.start(); at < rrset.end(); at += Short.BYTES + rrset.rdlength(at)) {
      int from = at + Short.BYTES;
      try {
        addresses.add(
            InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + rrset.rdlength(at))));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("an address of " + rrset.rdlength(at) + " octets", e);
      }
    }
    return addresses;
  }
}
