package io.milepost.server.net;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.order.ValueOrder;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a {@link DnsServer} is to do.
 *
 * @param addresses where it listens, over UDP and TCP; port 0 for one that is free for both
 * @param nsid what the server says it is called, ASCII, at most 128 characters (RFC 5001)
 * @param engines called once per event loop
 * @param orders called once per event loop
 * @param signatures of zones that are signed
 * @param clock says whether a signature may still be given out
 * @param loops how many event loops there are
 * @param nativeTransport whether Netty may use epoll where it is there
 * @param keptAnswers how many written answers each loop keeps, to copy them: 0, or a power of two
 *     from 64 on
 * @param batches whether datagrams go in batches, which the system can do, or through Netty
 */
public record DnsServerConfig(
    List<InetSocketAddress> addresses,
    Optional<String> nsid,
    Supplier<AnswerEngine> engines,
    Supplier<ValueOrder> orders,
    Signatures signatures,
    InstantSource clock,
    int loops,
    int keptAnswers,
    boolean nativeTransport,
    boolean batches,
    TcpLimits tcp) {
  private static final int KEPT_ANSWERS = 1 << 16;
  private static final int MOST_KEPT_ANSWERS = 1 << 14;
  private static final int LEAST_KEPT_ANSWERS = 1 << 8;

  public DnsServerConfig {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()
        || addresses.stream().anyMatch(InetSocketAddress::isUnresolved)
        || loops < 1) {
      throw new IllegalArgumentException(addresses + ", " + loops + " loops");
    }
  }

  /**
   * One event loop per core, epoll where it is there, the usual limits.
   *
   * @param keepAnswers whether answers are kept, to copy them
   */
  public static DnsServerConfig of(
      List<InetSocketAddress> addresses,
      Optional<String> nsid,
      Supplier<AnswerEngine> engines,
      Supplier<ValueOrder> orders,
      Signatures signatures,
      InstantSource clock,
      boolean keepAnswers,
      boolean batches) {
    int cores = Runtime.getRuntime().availableProcessors();
    int keptAnswers = keepAnswers ? keptAnswers(cores) : 0;
    return new DnsServerConfig(
        addresses,
        nsid,
        engines,
        orders,
        signatures,
        clock,
        cores,
        keptAnswers,
        true,
        batches,
        TcpLimits.DEFAULT);
  }

  /** What the loops of one kind keep together is bounded: 64,000 answers, in 24 MiB. */
  private static int keptAnswers(int loops) {
    int share = Integer.highestOneBit(KEPT_ANSWERS / loops);
    return Math.clamp(share, LEAST_KEPT_ANSWERS, MOST_KEPT_ANSWERS);
  }
}
