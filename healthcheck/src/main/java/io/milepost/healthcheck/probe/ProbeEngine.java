package io.milepost.healthcheck.probe;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.lookup.NameLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Probes checks on schedule: each probe on a virtual thread that lives as long as it, and between
 * two probes of a checker there is only its place in the queue of the {@link ProbeTimer}.
 *
 * <p>A checker's first probe is at an instant drawn evenly from the first interval. An interval is
 * counted from when a probe has found something to when the next one begins.
 *
 * <p>A probe that this host can't make, for want of descriptors or ports, is no observation: it
 * says nothing of the endpoint.
 */
public final class ProbeEngine implements Probing {
  private static final long SHORTEST_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Workers workers;
  private final RandomGenerator random;
  private final double timeScale;

  /** Both guarded by this. */
  private final Map<HealthCheckId, ProbedCheck> checks = new HashMap<>();

  private boolean closed;

  ProbeEngine(Workers workers, RandomGenerator random, double timeScale) {
    this.workers = workers;
    this.random = random;
    this.timeScale = timeScale;
  }

  /**
   * Starts one without checks.
   *
   * @param names is asked for the IPv4 address of an endpoint without an address, at every probe
   * @param random for the first probes; used by one thread at a time
   */
  public static ProbeEngine start(
      NameLookup names,
      ObservationSink sink,
      ProbeClock clock,
      RandomGenerator random,
      ProbeSettings settings) {
    ProbeTimer timer = new ProbeTimer(clock.nanos());
    timer.start();
    Prober prober = new EndpointProber(names, clock.nanos(), ProbeLimits.ROUTE_53);
    Lanes lanes = Lanes.of(settings.limit(), Runtime.getRuntime().availableProcessors());
    Workers workers = Workers.of(prober, sink, clock, timer, Thread::startVirtualThread, lanes);
    return new ProbeEngine(workers, random, settings.timeScale());
  }

  @Override
  public synchronized void put(HealthCheckId id, HealthCheckConfig.Endpoint config) {
    remove(id);
    if (closed || config.disabled()) {
      return;
    }
    double scaled = TimeUnit.SECONDS.toNanos(config.requestIntervalSeconds()) / timeScale;
    long interval = Math.max(SHORTEST_INTERVAL_NANOS, (long) scaled);
    ProbedCheck check = new ProbedCheck(id, config, interval, workers);
    checks.put(id, check);
    check.start(() -> random.nextLong(interval));
  }

  @Override
  public synchronized void remove(HealthCheckId id) {
    ProbedCheck check = checks.remove(id);
    if (check != null) {
      check.stop();
    }
  }

  @Override
  public List<Observation> probeNow(HealthCheckId id) {
    ProbedCheck check = find(id);
    if (check == null) {
      return List.of();
    }
    List<CompletableFuture<Optional<Observation>>> probes =
        check.checkers().stream()
            .map(checker ->
                CompletableFuture.supplyAsync(() -> probeNow(check, checker), workers.threads()))
            .toList();
    return probes.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
  }

  private synchronized @Nullable ProbedCheck find(HealthCheckId id) {
    return checks.get(id);
  }

  private Optional<Observation> probeNow(ProbedCheck check, Checker checker) {
    workers.unscheduled().acquireUninterruptibly();
    try {
      return check.probe(checker);
    } finally {
      workers.unscheduled().release();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    checks.values().forEach(ProbedCheck::stop);
    checks.clear();
    workers.timer().close();
  }
}
