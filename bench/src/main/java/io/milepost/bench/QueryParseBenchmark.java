package io.milepost.bench;

import io.milepost.model.record.RecordType;
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

/** Reading a query, the hashes of its name included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryParseBenchmark {
  /** Whether the queries have EDNS and a cookie. */
  @Param({"false", "true"})
  boolean edns;

  private final QueryParser parser = new QueryParser();
  private final Query query = new Query();
  private final byte[] received = new byte[ResponseWriter.MAX_TCP_LENGTH];
  private QueryFeed feed;

  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(2);
    feed =
        new QueryFeed(() -> {
          String name = BenchZone.randomLabel(random) + "." + BenchZone.ORIGIN;
          return edns ? QueryBytes.withEdns(name, RecordType.A) : QueryBytes.of(name, RecordType.A);
        });
  }

  @Benchmark
  public ParseOutcome parse() {
    ParseOutcome outcome = parser.parse(received, feed.copyNext(received), query);
    query.readName();
    return outcome;
  }
}
