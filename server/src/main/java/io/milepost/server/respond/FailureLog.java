package io.milepost.server.respond;

import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which queries met a fault of this server, but not more often than is good. One per loop. */
final class FailureLog {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private long lastNanos;
  private boolean any;
  private long unsaid;

  void failed(byte[] message, int length, Throwable fault) {
    long now = System.nanoTime();
    if (any && now - lastNanos < PAUSE_NANOS) {
      unsaid++;
      return;
    }
    LOG.error(
        "answered SERVFAIL to {} ({} more since the last such line)",
        HexFormat.of().formatHex(message, 0, length),
        unsaid,
        fault);
    any = true;
    lastNanos = now;
    unsaid = 0;
  }
}
