package io.milepost.bench;

import io.milepost.model.record.RecordType;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Response;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.wire.ParseOutcome;
import io.milepost.server.wire.Query;
import io.milepost.server.wire.QueryParser;
import io.milepost.server.wire.ResponseWriter;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writing an outcome as a message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
  /** What is written. */
  public enum Message {
    /** An A record, and the apex NS set. */
    A,
    /** The same with an OPT record. */
    A_EDNS,
    /** A CNAME and its target's A record. */
    CNAME,
    /** A SOA record. */
    NXDOMAIN,
    /** Two servers, one with an address. */
    REFERRAL,
    /** Two exchanges, of which one is outside the zone: names are compressed in full. */
    MX
  }

  @Param Message message = Message.A;

  private final Query query = new Query();
  private final Response response = new Response();
  private final ResponseWriter writer =
      new ResponseWriter(null, new RandomOrder(new SplittableRandom(3)), 0);

  @Setup
  public void setUp() {
    BenchZone zone = new BenchZone(1000);
    byte[] received = received(zone);
    if (new QueryParser().parse(received, received.length, query) != ParseOutcome.OK) {
      throw new IllegalStateException("not a query");
    }
    query.readName();
    new AnswerEngine().answer(zone.directory(), query.question(), new Client(), response);
  }

  private byte[] received(BenchZone zone) {
    String address = zone.addressNames().getFirst();
    return switch (message) {
      case A -> QueryBytes.of(address, RecordType.A);
      case A_EDNS -> QueryBytes.withEdns(address, RecordType.A);
      case CNAME -> QueryBytes.of(zone.aliasNames().getFirst(), RecordType.A);
      case NXDOMAIN -> QueryBytes.of("not-there." + BenchZone.ORIGIN, RecordType.A);
      case REFERRAL -> QueryBytes.of("www.cut0." + BenchZone.ORIGIN, RecordType.A);
      case MX -> QueryBytes.of(BenchZone.MAIL, RecordType.MX);
    };
  }

  @Benchmark
  public int encode() {
    return writer.write(query, response, Query.MAX_UDP_SIZE);
  }
}
