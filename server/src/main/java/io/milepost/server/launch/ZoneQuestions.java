package io.milepost.server.launch;

import io.milepost.server.respond.DnsCounters;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** How many questions each zone answered, as a counter that has as many zones as were asked. */
final class ZoneQuestions implements Collector {
  private final DnsCounters counters;

  ZoneQuestions(DnsCounters counters) {
    this.counters = counters;
  }

  @Override
  public CounterSnapshot collect() {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder()
            .name("milepost_dns_zone_questions")
            .help("Questions that a zone answered; of the first thousand zones that were asked");
    counters
        .questionsByZone()
        .forEach((zone, count) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("zone", zone.apex().toString(), "id", zone.id().toString()))
                    .value(count)
                    .build()));
    return counter.build();
  }
}
