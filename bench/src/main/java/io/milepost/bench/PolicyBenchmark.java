package io.milepost.bench;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.geo.CountryFile;
import io.milepost.model.health.HealthView;
import io.milepost.model.record.RecordType;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Rcode;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.order.RandomOrder;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.milepost.server.wire.ResponseWriter;
import java.util.Map;
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

/**
 * The whole answer by each policy, beside a plain one: clients all over the world name their
 * network, every set has a health check, places are those of the database that ships inside.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {
  private static final int LOOPBACK = 0x7f000001;

  @Param({
    "plain",
    "weighted",
    "latency",
    "failover",
    "geolocation",
    "geoproximity",
    "multivalue",
    "ip-based",
    "alias",
    "tree"
  })
  String kind = "plain";

  private QueryResponder responder;
  private QueryFeed feed;

  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(3);
    RoutingSources sources =
        new RoutingSources(
            HealthView.allHealthy(),
            new ClientPlaces(Map.of(), CountryFile.load()),
            LatencyModel.BY_DISTANCE,
            Endpoints.UNKNOWN);
    var directory = RoutedZone.directory();
    feed =
        new QueryFeed(() ->
            QueryBytes.withSubnet(
                RoutedZone.name(kind, random.nextInt(RoutedZone.NAMES)),
                RecordType.A,
                random.nextInt() & 0xffffff00));
    responder =
        new QueryResponder(
            () -> directory,
            new AnswerEngine(CidrMap.of(Map.of()), sources, new RandomChance(random.split())),
            Signatures.none().newSigner(),
            new ResponseWriter(null, new RandomOrder(random.split()), 16_384),
            new DnsCounters());
    responder.client().setIpv4(LOOPBACK);
    for (int i = 0; i < QueryFeed.COUNT; i++) {
      int length = answer();
      if (length == 0 || (responder.message()[3] & 0xf) != Rcode.NOERROR) {
        throw new IllegalStateException("not an answer of kind " + kind);
      }
    }
  }

  @Benchmark
  public int answer() {
    int length = feed.copyNext(responder.received());
    return responder.respond(length, Transport.UDP);
  }
}
