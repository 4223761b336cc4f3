package io.milepost.bench.probe;

import com.sun.management.UnixOperatingSystemMXBean;
import io.milepost.healthcheck.probe.Checker;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.ProbeClock;
import io.milepost.healthcheck.probe.ProbeEngine;
import io.milepost.healthcheck.probe.ProbeSettings;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.EndpointProtocol.Http.Transport;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.lookup.FoundAddresses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Probes many checks, each at an address of its own, for a while, and prints what it took as JSON.
 * Linux alone.
 */
public final class Probes {
  private static final int INTERVAL_SECONDS = 10;
  private static final int FIRST_SILENT_OCTET = 128;
  private static final UnixOperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);

  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final ConcurrentMap<String, LongAdder> reasons = new ConcurrentHashMap<>();

  private Probes() {}

  /**
   * Probes.
   *
   * @param arguments port; {@code http} or {@code https}; how many checks; how many regions; how
   *     many of the checks are of endpoints that say nothing; seconds before, and of, the measuring
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    boolean tls = arguments[1].equals("https");
    int[] numbers = Stream.of(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
    new Probes().run(port, tls, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  private void run(
      int port, boolean tls, int checks, int regions, int silent, int before, int seconds)
      throws IOException, InterruptedException {
    ProbeClock clock = new ProbeClock(InstantSource.system(), System::nanoTime);
    try (ProbeEngine engine =
        ProbeEngine.start(
            (name, family, limit) -> new FoundAddresses.Failed("no names here"),
            (id, config, observation) -> count(observation),
            clock,
            new SplittableRandom(1),
            ProbeSettings.within(SYSTEM.getMaxFileDescriptorCount(), 1))) {
      for (int number = 0; number < checks; number++) {
        engine.put(
            new HealthCheckId("check-" + number), config(port, tls, regions, number, silent));
      }
      TimeUnit.SECONDS.sleep(before);
      long start = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      long succeeded = successes.sum();
      long failed = failures.sum();
      reasons.clear();
      long resident = 0;
      long descriptors = 0;
      long threads = 0;
      for (int second = 0; second < seconds; second++) {
        TimeUnit.SECONDS.sleep(1);
        resident = Math.max(resident, status("VmRSS:") * 1024);
        descriptors = Math.max(descriptors, descriptors());
        threads = Math.max(threads, status("Threads:"));
      }
      double elapsed = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "{\"seconds\": %.2f, \"successes\": %d, \"failures\": %d, \"cpu\": %.3f, \"resident\": %d,"
              + " \"threads\": %d, \"descriptors\": %d}%n",
          elapsed,
          successes.sum() - succeeded,
          failures.sum() - failed,
          (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
          resident,
          threads,
          descriptors);
      reasons.forEach((reason, count) -> System.err.println(count + " times: " + reason));
    }
  }

  private void count(Observation observation) {
    if (observation.success()) {
      successes.increment();
    } else {
      failures.increment();
      reasons.computeIfAbsent(observation.status(), first -> new LongAdder()).increment();
    }
  }

  private static HealthCheckConfig.Endpoint config(
      int port, boolean tls, int regions, int number, int silent) {
    int second = number < silent ? FIRST_SILENT_OCTET : 1;
    return new HealthCheckConfig.Endpoint(
        new EndpointProtocol.Http(
            tls ? Transport.TLS_WITH_SNI : Transport.PLAIN, Optional.of("/"), Optional.empty()),
        Optional.of("127." + second + "." + (number >> 8) + "." + (number & 0xff)),
        tls ? Optional.of("target.example.com") : Optional.empty(),
        port,
        INTERVAL_SECONDS,
        3,
        false,
        Checker.all().stream().limit(regions).map(Checker::region).toList(),
        false,
        false);
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static long status(String field) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
    return lines.stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
