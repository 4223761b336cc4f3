package io.milepost.server.launch;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.HealthReport;
import io.milepost.healthcheck.decide.CheckerState;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.ProbeTimings;
import io.milepost.model.health.HealthCheckConfig;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows health checks as metrics, under the names and in the units that CloudWatch has for them.
 * They are made when somebody asks, so that nothing is left of a check that is gone.
 *
 * @see "Route 53 Developer Guide: monitoring health checks using CloudWatch"
 */
final class HealthMetrics implements MultiCollector {
  private static final String ID = "HealthCheckId";
  private static final String REGION = "Region";
  private static final double NANOS_OF_A_MILLISECOND = 1e6;

  private final HealthMonitor health;

  private HealthMetrics(HealthMonitor health) {
    this.health = health;
  }

  static void register(PrometheusRegistry registry, HealthMonitor health) {
    registry.register(new HealthMetrics(health));
  }

  @Override
  public MetricSnapshots collect() {
    GaugeSnapshot.Builder status =
        gauge("HealthCheckStatus", "1 if the health check says healthy, else 0");
    GaugeSnapshot.Builder percentage =
        gauge("HealthCheckPercentageHealthy", "Checkers that say healthy, in percent");
    List<Latency> latencies =
        List.of(
            new Latency(
                gauge("ConnectionTime", "Time until the TCP connection stood, in milliseconds"),
                ProbeTimings::connect),
            new Latency(
                gauge("SSLHandshakeTime", "Time for the handshake of TLS, in milliseconds"),
                ProbeTimings::tlsHandshake),
            new Latency(
                gauge("TimeToFirstByte", "Time until the response began, in milliseconds"),
                ProbeTimings::timeToFirstByte));
    for (HealthReport report : health.reports()) {
      Labels labels = Labels.of(ID, report.check().id().value());
      add(status, labels, report.status().isHealthy() ? 1 : 0);
      if (!report.checkers().isEmpty()) {
        long healthy = report.checkers().stream().filter(CheckerState::isHealthy).count();
        add(percentage, labels, 100.0 * healthy / report.checkers().size());
      }
      if (report.check().config() instanceof HealthCheckConfig.Endpoint endpoint
          && endpoint.measureLatency()) {
        latencies.forEach(latency -> latency.add(report));
      }
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    all.metricSnapshot(status.build()).metricSnapshot(percentage.build());
    latencies.forEach(latency -> all.metricSnapshot(latency.gauge.build()));
    return all.build();
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static void add(GaugeSnapshot.Builder gauge, Labels labels, double value) {
    gauge.dataPoint(
        GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  private record Latency(
      GaugeSnapshot.Builder gauge, Function<ProbeTimings, Optional<Duration>> time) {
    void add(HealthReport report) {
      for (CheckerState checker : report.checkers()) {
        checker
            .last()
            .map(Observation::timings)
            .flatMap(time)
            .ifPresent(taken ->
                HealthMetrics.add(
                    gauge,
                    Labels.of(ID, report.check().id().value(), REGION, checker.checker().region()),
                    taken.toNanos() / NANOS_OF_A_MILLISECOND));
      }
    }
  }
}
