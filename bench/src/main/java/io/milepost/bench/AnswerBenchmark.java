package io.milepost.bench;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Rcode;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
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

/** From the bytes received to the bytes to send, without sockets: a zone of 10,000 names. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerBenchmark {
  private static final int NAMES = 10_000;
  private static final int LOOPBACK = 0x7f000001;

  @Param QueryMix mix = QueryMix.MIX;

  /** How many written answers are kept; 0 shows the way that all answers take the first time. */
  @Param({"0", "16384"})
  int keptAnswers;

  private QueryResponder responder;
  private QueryFeed feed;

  @Setup
  public void setUp() {
    BenchZone zone = new BenchZone(NAMES);
    SplittableRandom random = new SplittableRandom(2);
    SkewedDraw draw = new SkewedDraw(random);
    feed = new QueryFeed(() -> mix.query(zone, random, draw));
    responder =
        new QueryResponder(
            zone::directory,
            new AnswerEngine(),
            Signatures.none().newSigner(),
            new ResponseWriter(null, new RandomOrder(random.split()), keptAnswers),
            new DnsCounters());
    responder.client().setIpv4(LOOPBACK);
    checkOneRound();
  }

  /** An error would be a fast answer. */
  private void checkOneRound() {
    for (int i = 0; i < QueryFeed.COUNT; i++) {
      int length = answer();
      int rcode = responder.message()[3] & 0xf;
      if (length == 0 || (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN)) {
        throw new IllegalStateException("rcode " + rcode + " to a query of kind " + mix);
      }
    }
  }

  @Benchmark
  public int answer() {
    int length = feed.copyNext(responder.received());
    return responder.respond(length, Transport.UDP);
  }
}
