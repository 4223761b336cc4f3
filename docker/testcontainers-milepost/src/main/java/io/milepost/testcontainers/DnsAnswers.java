package io.milepost.testcontainers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.rnorth.ducttape.TimeoutException;
import org.rnorth.ducttape.ratelimits.RateLimiter;
import org.rnorth.ducttape.ratelimits.RateLimiterBuilder;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until a DNS server has answered over UDP and over TCP. */
final class DnsAnswers extends AbstractWaitStrategy {
  private static final int PROBES_PER_SECOND = 20;

  private final Supplier<InetSocketAddress> server;
  private final RateLimiter pace =
      RateLimiterBuilder.newBuilder()
          .withRate(PROBES_PER_SECOND, TimeUnit.SECONDS)
          .withConstantThroughput()
          .build();

  DnsAnswers(Supplier<InetSocketAddress> server) {
    this.server = server;
  }

  @Override
  protected void waitUntilReady() {
    InetSocketAddress address = server.get();
    boolean answers;
    try {
      answers =
          Unreliables.retryUntilSuccess(
              Math.toIntExact(startupTimeout.toSeconds()),
              TimeUnit.SECONDS,
              () -> pace.getWhenReady(() -> answersOrHasEnded(address)));
    } catch (TimeoutException e) {
      throw new ContainerLaunchException(
          "Milepost did not answer DNS at " + address + " within " + startupTimeout, e);
    }
    if (!answers) {
      throw new ContainerLaunchException("Milepost ended: its log says why");
    }
  }

  /**
   * Returns true if it answers and false if there is nothing to wait for any more.
   *
   * @throws IOException if it does not answer yet
   */
  private boolean answersOrHasEnded(InetSocketAddress address) throws IOException {
    if (!waitStrategyTarget.isRunning()) {
      return false;
    }
    DnsProbe.overUdp(address);
    DnsProbe.overTcp(address);
    return true;
  }
}
