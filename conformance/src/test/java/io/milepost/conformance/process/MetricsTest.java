package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The metrics, as Prometheus reads them: what one does is what they count. */
final class MetricsTest {
  private static MilepostProcess milepost;
  private static Route53Api api;
  private static DnsClient dns;
  private static Metrics before;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    dns = new DnsClient(milepost.dns());
    before = Metrics.of(milepost);
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static void ask(int times, String name, int type) {
    for (int i = 0; i < times; i++) {
      dns.udp(DnsQueries.plain(Name.fromConstantString(name + "."), type));
    }
  }

  private static double counted(String name, String... labels) {
    return Metrics.of(milepost).total(name, labels) - before.total(name, labels);
  }

  @Test
  void answers_areCountedByTransportAndRcode_andChangesByTheirNumber() {
    String id = api.createZone("metrics.example.com", "metrics");
    api.change(id, List.of(Changes.create("www.metrics.example.com", RRType.A, 60, "192.0.2.1")));
    before = Metrics.of(milepost);
    ask(7, "www.metrics.example.com", Type.A);
    for (int i = 0; i < 3; i++) {
      dns.tcp(DnsQueries.plain(Name.fromConstantString("absent.metrics.example.com."), Type.A));
    }
    ask(1, "www.example.net", Type.A);
    String name = "milepost_dns_answers_total";
    assertThat(counted(name, "transport=\"udp\"", "rcode=\"NOERROR\"")).isEqualTo(7);
    assertThat(counted(name, "transport=\"tcp\"", "rcode=\"NXDOMAIN\"")).isEqualTo(3);
    assertThat(counted(name, "transport=\"udp\"", "rcode=\"REFUSED\"")).isEqualTo(1);
    assertThat(counted("milepost_zones")).isZero();
    api.change(id, List.of(Changes.create("ftp.metrics.example.com", RRType.A, 60, "192.0.2.1")));
    api.createZone("other.example.com", "other metrics");
    assertThat(counted("milepost_zones")).isEqualTo(1);
    assertThat(counted("milepost_change_log_number")).isEqualTo(2);
  }

  @Test
  void questions_areCountedByType() {
    String name = "milepost_dns_questions_total";
    before = Metrics.of(milepost);
    ask(2, "questions.example.com", Type.AAAA);
    ask(3, "questions.example.com", Type.CAA);
    ask(1, "questions.example.com", Type.ANY);
    ask(4, "questions.example.com", Type.LOC);
    ask(5, "questions.example.com", 65_280);
    assertThat(counted(name, "qtype=\"AAAA\"")).isEqualTo(2);
    assertThat(counted(name, "qtype=\"CAA\"")).isEqualTo(3);
    assertThat(counted(name, "qtype=\"ANY\"")).isEqualTo(1);
    assertThat(counted(name, "qtype=\"other\"")).isEqualTo(9);
    assertThat(counted(name)).isEqualTo(15);
  }

  @Test
  void questions_areCountedByZone_alsoWhereAnswersWereKept() {
    for (String zone : List.of("one", "two", "three")) {
      api.createZone(zone + ".zones.example.com", zone);
    }
    before = Metrics.of(milepost);
    ask(5, "one.zones.example.com", Type.SOA);
    ask(3, "absent.one.zones.example.com", Type.A);
    ask(4, "two.zones.example.com", Type.NS);
    ask(2, "four.zones.example.com", Type.A);
    String name = "milepost_dns_zone_questions_total";
    assertThat(counted(name, "zone=\"one.zones.example.com.\"", "id=\"Z")).isEqualTo(8);
    assertThat(counted(name, "zone=\"two.zones.example.com.\"")).isEqualTo(4);
    assertThat(counted(name)).isEqualTo(12);
  }

  @Test
  void choices_areCountedByPolicyAndOutcome() {
    String id = api.createZone("choices.example.com", "choices");
    api.changeInOneBatch(
        id,
        List.of(
            member("weighted", "one", set -> set.weight(1L)),
            member("weighted", "two", set -> set.weight(1L)),
            member("japan", "one", set -> set.geoLocation(place -> place.countryCode("JP")))));
    before = Metrics.of(milepost);
    ask(6, "weighted.choices.example.com", Type.A);
    ask(2, "japan.choices.example.com", Type.A);
    ask(3, "choices.example.com", Type.SOA);
    String name = "milepost_dns_choices_total";
    assertThat(counted(name, "policy=\"weighted\"", "outcome=\"answered\"")).isEqualTo(6);
    assertThat(counted(name, "policy=\"geolocation\"", "outcome=\"nothing\"")).isEqualTo(2);
    assertThat(counted(name)).isEqualTo(8);
  }

  private static Change member(
      String name, String identifier, Consumer<ResourceRecordSet.Builder> policy) {
    return Changes.of(
        ChangeAction.CREATE,
        Changes.recordSet(name + ".choices.example.com", RRType.A, 60, "192.0.2.1").toBuilder()
            .setIdentifier(identifier)
            .applyMutation(policy)
            .build());
  }

  @Test
  void durations_areTimed_ofSomeAnswers_inClassesThatAddUp() {
    String name = "milepost_dns_answer_duration_seconds";
    before = Metrics.of(milepost);
    ask(320, "durations.example.com", Type.A);
    double timed = counted(name + "_count");
    // Each loop times one query in 16, beginning with its own sixteenth.
    int loops = Runtime.getRuntime().availableProcessors();
    assertThat(timed).isBetween(20.0 - loops, 20.0 + loops);
    assertThat(counted(name + "_bucket", "le=\"+Inf\"")).isEqualTo(timed);
    assertThat(counted(name + "_sum")).isPositive().isLessThan(timed);
    assertThat(Metrics.of(milepost).samples().keySet())
        .filteredOn(sample -> sample.startsWith(name + "_bucket"))
        .hasSize(17);
  }
}
