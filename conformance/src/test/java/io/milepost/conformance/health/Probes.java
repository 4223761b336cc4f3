package io.milepost.conformance.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckObservation;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A server that probes 20 times as often as Route 53, with the zone example.com. */
final class Probes implements AutoCloseable {
  /** Every checker sends a request twice a second. */
  static final String TIME_SCALE = "--time-scale=20";

  private final MilepostProcess milepost;
  private Route53Api api;
  private final String zone;
  private int references;

  private Probes(MilepostProcess milepost) {
    this.milepost = milepost;
    this.api = new Route53Api(milepost.apiUri());
    this.zone = api.createZone("example.com", "probes");
  }

  static Probes start(Path directory) {
    return new Probes(MilepostProcess.start(directory, TIME_SCALE));
  }

  MilepostProcess milepost() {
    return milepost;
  }

  Route53Api api() {
    return api;
  }

  String zone() {
    return zone;
  }

  /** Creates a check of 127.0.0.1 that changes its mind after two results. */
  String check(HealthCheckType type, Endpoint endpoint, Consumer<HealthCheckConfig.Builder> more) {
    return check(config -> {
      config
          .type(type)
          .ipAddress("127.0.0.1")
          .port(endpoint.port())
          .requestInterval(10)
          .failureThreshold(2);
      more.accept(config);
    });
  }

  String check(Consumer<HealthCheckConfig.Builder> config) {
    return api.client()
        .createHealthCheck(
            request -> request.callerReference("check " + ++references).healthCheckConfig(config))
        .healthCheck()
        .id();
  }

  /** Puts record sets of type A into the zone, in one batch. */
  void put(List<ResourceRecordSet> sets) {
    List<Change> changes =
        sets.stream()
            .map(set -> Change.builder().action(ChangeAction.UPSERT).resourceRecordSet(set).build())
            .toList();
    api.change(zone, changes);
  }

  /**
   * A record set with an address.
   *
   * @param name without the zone's
   */
  static ResourceRecordSet set(
      String name, String address, Consumer<ResourceRecordSet.Builder> policy) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder()
            .name(name + ".example.com")
            .type(RRType.A)
            .ttl(1L)
            .resourceRecords(Changes.records(address))
            .setIdentifier(address);
    policy.accept(set);
    return set.build();
  }

  /** The addresses that DNS answers with, in order. */
  List<String> answer(String name) {
    Message answer =
        new DnsClient(milepost.dns())
            .udp(DnsQueries.plain(Name.fromConstantString(name + ".example.com."), Type.A));
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    return answer.getSection(Section.ANSWER).stream()
        .map(record -> record.rdataToString())
        .sorted()
        .toList();
  }

  void awaitAnswer(String name, String... addresses) {
    milepost.await(
        "answered with " + List.of(addresses) + " at " + name,
        () -> answer(name).equals(List.of(addresses)));
  }

  /** What the checkers of a check say, each in its words. */
  List<String> status(String check) {
    return texts(
        api.client()
            .getHealthCheckStatus(request -> request.healthCheckId(check))
            .healthCheckObservations());
  }

  List<String> lastFailures(String check) {
    return texts(
        api.client()
            .getHealthCheckLastFailureReason(request -> request.healthCheckId(check))
            .healthCheckObservations());
  }

  private static List<String> texts(List<HealthCheckObservation> observations) {
    return observations.stream().map(one -> one.statusReport().status()).toList();
  }

  /** Waits until all eight checkers say what matches. */
  void awaitStatus(String check, String pattern) {
    try {
      milepost.await(
          "observed " + pattern,
          () -> {
            List<String> status = status(check);
            return status.size() == 8 && status.stream().allMatch(text -> text.matches(pattern));
          });
    } catch (RuntimeException e) {
      throw new AssertionError("observed is " + status(check) + ", not " + pattern, e);
    }
  }

  RawHttp admin() {
    return new RawHttp(milepost.admin());
  }

  /** What the admin port shows of a check. */
  String shown(String check) {
    RawHttp.Response response = admin().get("/_milepost/healthchecks/" + check);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response.text();
  }

  void restart() {
    api.close();
    milepost.restart(TIME_SCALE);
    api = new Route53Api(milepost.apiUri());
  }

  @Override
  public void close() {
    api.close();
    milepost.close();
  }
}
