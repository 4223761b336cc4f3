package io.milepost.server.launch;

import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.LatencyHistogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;

/** How long answers took, as a histogram, which event loops count and nobody else. */
final class AnswerDurations implements Collector {
  private static final double NANOS_PER_SECOND = 1e9;

  private final DnsCounters counters;

  AnswerDurations(DnsCounters counters) {
    this.counters = counters;
  }

  @Override
  public HistogramSnapshot collect() {
    ClassicHistogramBuckets.Builder classes = ClassicHistogramBuckets.builder();
    long bound = LatencyHistogram.FIRST_BOUND_NANOS;
    for (int i = 0; i < LatencyHistogram.CLASSES; i++) {
      boolean last = i == LatencyHistogram.CLASSES - 1;
      classes.bucket(
          last ? Double.POSITIVE_INFINITY : bound / NANOS_PER_SECOND, counters.latencies(i));
      bound *= 2;
    }
    HistogramDataPointSnapshot.Builder point =
        HistogramDataPointSnapshot.builder().classicHistogramBuckets(classes.build());
    point.sum(counters.latencyNanos() / NANOS_PER_SECOND);
    return HistogramSnapshot.builder()
        .name("milepost_dns_answer_duration_seconds")
        .help("From the bytes of a query to those of its answer, of one query in 16")
        .dataPoint(point.build())
        .build();
  }
}
