package io.milepost.server.respond;

import io.milepost.dnssec.sign.SetSigner;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.ExtendedError;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.route.Selection;
import io.milepost.server.wire.KeptChoice;
import io.milepost.server.wire.ParseOutcome;
import io.milepost.server.wire.Query;
import io.milepost.server.wire.QueryParser;
import io.milepost.server.wire.ResponseWriter;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * From a received message to the one that is sent, whatever the transport: parse, answer, write.
 *
 * <p>Each event loop owns one, with all that belongs to it; the zones are read once per query.
 * Nothing is allocated here, as long as the zones stay the same.
 */
public final class QueryResponder {
  /** The time that an answer takes is taken of one in so many: a power of two. */
  public static final int TIMED = 16;

  /** What {@link #respond} returns when there is no time now to sign the answer. */
  public static final int LATER = -1;

  private final QueryParser parser = new QueryParser();
  private final Query query = new Query();
  private final Response response = new Response();
  private final Client client = new Client();
  private final FailureLog failureLog = new FailureLog();
  private final byte[] received = new byte[ResponseWriter.MAX_TCP_LENGTH];
  private final AnswerEngine engine;
  private final ResponseSigner signer;
  private final ResponseWriter writer;
  private final Supplier<ZoneDirectory> zones;
  private final LoopCounters counters;
  private int queries;
  private int choiceZoneCounter;

  public QueryResponder(
      Supplier<ZoneDirectory> zones,
      AnswerEngine engine,
      SetSigner signer,
      ResponseWriter writer,
      DnsCounters counters) {
    this.zones = zones;
    this.engine = engine;
    this.signer = new ResponseSigner(signer);
    this.writer = writer;
    this.counters = counters.addLoop(engine.policyCounts());
  }

  /** The counters of this loop. */
  public LoopCounters counters() {
    return counters;
  }

  /** Whose message it is; set by the caller before each {@link #respond}. */
  public ClientAddress client() {
    return client.source();
  }

  /** Where the caller puts a message, from index 0 on. */
  public byte[] received() {
    return received;
  }

  /** Where the answer is, from index 0 on. */
  public byte[] message() {
    return writer.message();
  }

  /**
   * Answers the message in {@link #received()}.
   *
   * @param length how many octets it has
   * @return the length of the answer; 0 if there is none; over TCP {@link #LATER} if the same
   *     message is to be given again after a pause
   */
  public int respond(int length, Transport transport) {
    if ((++queries & TIMED - 1) != 0) {
      return respondUntimed(length, transport);
    }
    long start = System.nanoTime();
    int answered = respondUntimed(length, transport);
    counters.latencies().count(System.nanoTime() - start);
    return answered;
  }

  private int respondUntimed(int length, Transport transport) {
    try {
      ParseOutcome outcome = parser.parse(received, length, query);
      return switch (outcome) {
        case OK -> answer(transport);
        case DROP -> {
          counters.countDropped(transport);
          yield 0;
        }
        case FORMERR, NOTIMP, REFUSED, BADVERS -> error(outcome.rcode(), transport);
      };
    } catch (RuntimeException | Error fault) {
      // Whatever it was, the loop goes on with the next query.
      counters.countFailure();
      failureLog.failed(received, length, fault);
      return error(Rcode.SERVFAIL, transport);
    }
  }

  /**
   * Refuses the beginning of a datagram in {@link #received()} that was longer than any query,
   * whatever the beginning alone would be: FORMERR, unless it is no query at all.
   *
   * @param length how many octets of it there are
   * @return the length of the answer; 0 if there is none
   */
  public int respondToCutOff(int length) {
    return switch (parser.parse(received, length, query)) {
      case DROP -> {
        counters.countDropped(Transport.UDP);
        yield 0;
      }
      case NOTIMP -> error(Rcode.NOTIMP, Transport.UDP);
      case OK, FORMERR, REFUSED, BADVERS -> error(Rcode.FORMERR, Transport.UDP);
    };
  }

  private int answer(Transport transport) {
    ZoneDirectory directory = zones.get();
    int limit = transport == Transport.UDP ? query.udpLimit() : ResponseWriter.MAX_TCP_LENGTH;
    VpcId vpc = engine.vpcOf(client.source());
    int length = vpc == null ? writer.writeKept(directory, query, limit) : 0;
    int zoneCounter;
    if (length == ResponseWriter.CHOOSE) {
      length = answerByChoice(directory, limit);
      zoneCounter = choiceZoneCounter;
    } else if (length > 0) {
      zoneCounter = writer.keptZoneCounter();
    } else {
      query.readName();
      query.subnet().applyTo(client);
      engine.answer(directory, query.question(), client, vpc, response);
      zoneCounter = counters.zones().counterOf(response.zone());
      response.setZoneCounter(zoneCounter);
      length = response.isSigned() ? writeSigned(transport, limit) : writePlain(limit);
      response.forgetZone();
      engine.forget();
      if (length == LATER) {
        return LATER;
      }
    }
    counters.countQuestion(query.question().qtype());
    counters.zones().count(zoneCounter);
    counters.countAnswer(transport, writer.rcode(), writer.isTruncated());
    return length;
  }

  /** Chooses again from the sets that led to the answer before, and writes what was chosen. */
  private int answerByChoice(ZoneDirectory directory, int limit) {
    query.subnet().applyTo(client);
    KeptChoice kept = writer.keptChoice();
    ZoneSnapshot zone = Objects.requireNonNull(kept.zone());
    Selection selection =
        engine.chooseAgain(
            directory, zone, kept.sets(), kept.nameBytes(), kept.nameOffset(), client);
    choiceZoneCounter = writer.keptZoneCounter();
    int length =
        selection == Selection.VALUES ? writer.writeChosen(query, engine.choice(), limit) : 0;
    if (length == 0) {
      query.readName();
      engine.tellChosen(selection, zone, query.question(), response);
      // An error is no zone's answer.
      if (response.zone() == null) {
        choiceZoneCounter = counters.zones().counterOf(null);
      }
      length = write(limit);
      response.forgetZone();
    }
    engine.forget();
    return length;
  }

  /** Writes an answer without signatures; also of a zone whose keys are lost nothing is said. */
  private int writePlain(int limit) {
    return signer.canSign(response) ? write(limit) : writeNoKeys();
  }

  private int write(int limit) {
    return writer.write(query, response, limit);
  }

  private int writeNoKeys() {
    return writer.writeError(query, Rcode.SERVFAIL, ExtendedError.NO_KEYS);
  }

  /** Writes an answer with signatures; what can't be signed now is asked for again over TCP. */
  private int writeSigned(Transport transport, int limit) {
    ResponseSigner.Outcome outcome = signer.sign(query.question(), response);
    counters.countSigned(signer.made());
    return switch (outcome) {
      case SIGNED -> write(limit);
      case NO_KEYS -> writeNoKeys();
      case NOT_NOW -> {
        counters.countPostponed();
        yield transport == Transport.UDP ? writer.writeTruncated(query) : LATER;
      }
    };
  }

  private int error(int rcode, Transport transport) {
    int length = writer.writeError(query, rcode);
    counters.countAnswer(transport, rcode, false);
    return length;
  }
}
