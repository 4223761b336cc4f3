package io.milepost.healthcheck.probe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of probes that this host could not make: one line in ten seconds, with how many. */
final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier nanos;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong told;

  FaultLog(LongSupplier nanos) {
    this.nanos = nanos;
    this.told = new AtomicLong(nanos.getAsLong() - PAUSE_NANOS);
  }

  void add(Throwable fault) {
    count.incrementAndGet();
    long before = told.get();
    long now = nanos.getAsLong();
    if (now - before >= PAUSE_NANOS && told.compareAndSet(before, now)) {
      LOG.warn(
          "{} health checks could not be probed, and count as before; the last one:",
          count.getAndSet(0),
          fault);
    }
  }
}
