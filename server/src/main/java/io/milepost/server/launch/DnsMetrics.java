package io.milepost.server.launch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.policy.Rcode;
import io.milepost.policy.route.Policy;
import io.milepost.policy.route.PolicyCounts;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

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

  /**
   * Registers all meters. A meter holds the object that it asks only weakly, and for nobody else
   * need the counters stay: so it asks the registry, with a function that holds them.
   */
  static void register(
      PrometheusMeterRegistry registry, DnsCounters counters, PublishedZones zones) {
    for (Transport transport : Transport.values()) {
      String name = transport.name().toLowerCase(Locale.ROOT);
      RCODES.forEach((code, rcode) ->
          FunctionCounter.builder(
                  "milepost.dns.answers", registry, any -> counters.answers(transport, code))
              .description("Answers that were sent")
              .tags("transport", name, "rcode", rcode)
              .register(registry));
      FunctionCounter.builder(
              "milepost.dns.truncated", registry, any -> counters.truncated(transport))
          .description("Answers with the TC bit")
          .tags("transport", name)
          .register(registry);
      FunctionCounter.builder("milepost.dns.dropped", registry, any -> counters.dropped(transport))
          .description("Messages that were not answered")
          .tags("transport", name)
          .register(registry);
    }
    questions(registry, counters);
    choices(registry, counters);
    registry.getPrometheusRegistry().register(new AnswerDurations(counters));
    registry.getPrometheusRegistry().register(new ZoneQuestions(counters));
    FunctionCounter.builder("milepost.dns.failures", registry, any -> counters.failures())
        .description("Queries that met a fault of the server")
        .register(registry);
    FunctionCounter.builder("milepost.dns.signed.sets", registry, any -> counters.signed())
        .description("Sets that were signed anew")
        .register(registry);
    FunctionCounter.builder("milepost.dns.postponed", registry, any -> counters.postponed())
        .description("Queries whose answers there was no time to sign")
        .register(registry);
    FunctionCounter.builder("milepost.dns.tcp.crowded.out", registry, any -> counters.crowdedOut())
        .description("TCP connections refused or closed to make room")
        .register(registry);
    Gauge.builder("milepost.dns.tcp.connections", registry, any -> counters.openConnections())
        .description("Open TCP connections")
        .register(registry);
    Gauge.builder("milepost.zones", registry, any -> zones.get().zoneCount())
        .description("Hosted zones that are answered")
        .register(registry);
    Gauge.builder("milepost.change.log.number", registry, any -> zones.get().logNumber())
        .description("The number of the last change that is answered")
        .register(registry);
  }

  private static void questions(MeterRegistry registry, DnsCounters counters) {
    List<Integer> alone =
        new ArrayList<>(
            List.of(RecordType.RRSIG, RecordType.NSEC, RecordType.DNSKEY, RecordType.ANY));
    for (RecordType type : RecordType.values()) {
      alone.add(type.code());
    }
    for (int qtype : alone) {
      String name = RecordType.nameOf(qtype);
      questions(registry, name, () -> counters.questions(qtype));
    }
    questions(registry, "other", () -> others(counters, Set.copyOf(alone)));
  }

  private static void questions(MeterRegistry registry, String qtype, LongSupplier count) {
    FunctionCounter.builder("milepost.dns.questions", registry, any -> count.getAsLong())
        .description("Questions that were answered, by type")
        .tags("qtype", qtype)
        .register(registry);
  }

  /** Questions for types that are not counted by themselves. */
  private static long others(DnsCounters counters, Set<Integer> alone) {
    long sum = 0;
    for (int qtype = 0; qtype <= DnsCounters.OTHER_QTYPES; qtype++) {
      sum += alone.contains(qtype) ? 0 : counters.questions(qtype);
    }
    return sum;
  }

  private static void choices(MeterRegistry registry, DnsCounters counters) {
    for (Policy policy : Policy.values()) {
      for (PolicyCounts.Outcome outcome : PolicyCounts.Outcome.values()) {
        FunctionCounter.builder(
                "milepost.dns.choices", registry, any -> counters.choices(policy, outcome))
            .description("Choices of routing policies, by what came of them")
            .tags("policy", policy.toString(), "outcome", outcome.toString())
            .register(registry);
      }
    }
  }
}
