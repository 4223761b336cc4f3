package io.milepost.server;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.order.ValueOrder;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.milepost.server.wire.ResponseWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** Asks the answer path without sockets, and reads what it says with another DNS library. */
public final class Asker {
  /** Leaves values in the order in which they were given. */
  public static final ValueOrder AS_GIVEN = (indexes, count, owner, ownerOffset, type) -> {};

  private static final int KEPT_ANSWERS = 256;

  private final DnsCounters counters = new DnsCounters();
  private final QueryResponder responder;

  public Asker(ZoneDirectory zones) {
    this(() -> zones, AS_GIVEN);
  }

  public Asker(Supplier<ZoneDirectory> zones, ValueOrder order) {
    this(zones, order, KEPT_ANSWERS);
  }

  /**
   * @param keptAnswers how many answers are kept to be copied
   */
  public Asker(Supplier<ZoneDirectory> zones, ValueOrder order, int keptAnswers) {
    this(zones, new AnswerEngine(), order, keptAnswers);
  }

  /**
   * @param signatures of the zones that are signed
   */
  public Asker(Supplier<ZoneDirectory> zones, Signatures signatures, InstantSource clock) {
    this(zones, new AnswerEngine(), AS_GIVEN, KEPT_ANSWERS, signatures, clock);
  }

  /**
   * @param keptAnswers how many answers are kept to be copied
   */
  public Asker(
      Supplier<ZoneDirectory> zones, AnswerEngine engine, ValueOrder order, int keptAnswers) {
    this(zones, engine, order, keptAnswers, Signatures.none(), InstantSource.system());
  }

  /**
   * @param keptAnswers how many answers are kept to be copied
   * @param signatures of the zones that are signed
   */
  public Asker(
      Supplier<ZoneDirectory> zones,
      AnswerEngine engine,
      ValueOrder order,
      int keptAnswers,
      Signatures signatures,
      InstantSource clock) {
    byte[] nsid = "node-1".getBytes(StandardCharsets.US_ASCII);
    ResponseWriter writer = new ResponseWriter(nsid, order, keptAnswers, clock);
    responder = new QueryResponder(zones, engine, signatures.newSigner(), writer, counters);
  }

  public DnsCounters counters() {
    return counters;
  }

  public QueryResponder responder() {
    return responder;
  }

  /** The answer's octets; empty if there is none. */
  public byte[] ask(byte[] query, Transport transport) {
    System.arraycopy(query, 0, responder.received(), 0, query.length);
    int length = responder.respond(query.length, transport);
    return Arrays.copyOf(responder.message(), length);
  }

  public Message ask(Message query, Transport transport) {
    return parse(ask(query.toWire(), transport));
  }

  public Message ask(String name, int type) {
    return ask(query(name, type), Transport.UDP);
  }

  public static Message query(String name, int type) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      return Message.newQuery(Record.newRecord(absolute, type, DClass.IN));
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  public static Message parse(byte[] message) {
    try {
      return new Message(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
