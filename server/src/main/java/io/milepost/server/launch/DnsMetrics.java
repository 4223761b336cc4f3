package io.milepost.server.launch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.policy.Rcode;
import io.milepost.server.net.DnsCounters;
import io.milepost.server.net.Transport;
import java.util.Locale;
import java.util.Map;

/** Shows the counters of the DNS server as metrics. */
final class DnsMetrics {
  private static final Map<Integer, String> RCODES =
      Map.of(
          Rcode.NOERROR, "NOERROR",
          Rcode.FORMERR, "FORMERR",
          Rcode.SERVFAIL, "SERVFAIL",
          Rcode.NXDOMAIN, "NXDOMAIN",
          Rcode.NOTIMP, "NOTIMP",
          Rcode.REFUSED, "REFUSED",
          Rcode.BADVERS, "BADVERS");

  private DnsMetrics() {}

  static void register(MeterRegistry registry, DnsCounters counters, PublishedZones zones) {
    for (Transport transport : Transport.values()) {
      String name = transport.name().toLowerCase(Locale.ROOT);
      RCODES.forEach((code, rcode) ->
          FunctionCounter.builder(
                  "milepost.dns.answers", counters, all -> all.answers(transport, code))
              .description("Answers that were sent")
              .tags("transport", name, "rcode", rcode)
              .register(registry));
      FunctionCounter.builder("milepost.dns.truncated", counters, all -> all.truncated(transport))
          .description("Answers with the TC bit")
          .tags("transport", name)
          .register(registry);
      FunctionCounter.builder("milepost.dns.dropped", counters, all -> all.dropped(transport))
          .description("Messages that were not answered")
          .tags("transport", name)
          .register(registry);
    }
    FunctionCounter.builder("milepost.dns.failures", counters, DnsCounters::failures)
        .description("Queries that met a fault of the server")
        .register(registry);
    FunctionCounter.builder("milepost.dns.tcp.crowded.out", counters, DnsCounters::crowdedOut)
        .description("TCP connections refused or closed to make room")
        .register(registry);
    Gauge.builder("milepost.dns.tcp.connections", counters, DnsCounters::openConnections)
        .description("Open TCP connections")
        .register(registry);
    Gauge.builder("milepost.zones", zones, published -> published.get().zoneCount())
        .description("Hosted zones that are answered")
        .register(registry);
    Gauge.builder("milepost.change.log.number", zones, published -> published.get().logNumber())
        .description("The number of the last change that is answered")
        .register(registry);
  }
}
