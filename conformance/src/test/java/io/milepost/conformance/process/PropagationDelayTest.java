package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.RRType;

/** Changes that are PENDING for a while, and invisible to DNS as long. */
final class PropagationDelayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "www.delayed.example.com";
  private static final Change RECORD = Changes.create(NAME, RRType.A, 60, "192.0.2.1");

  @TempDir Path directory = Path.of("");

  private static ChangeInfo change(Route53Api api, String zone) {
    return api.client()
        .changeResourceRecordSets(
            request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(RECORD)))
        .changeInfo();
  }

  private static ChangeStatus status(Route53Api api, String change) {
    return api.client().getChange(request -> request.id(change)).changeInfo().status();
  }

  private static Message ask(MilepostProcess milepost) {
    return new DnsClient(milepost.dns())
        .udp(DnsQueries.plain(Name.fromConstantString(NAME + "."), Type.A));
  }

  private static boolean isAnswered(MilepostProcess milepost) {
    return !ask(milepost).getSection(Section.ANSWER).isEmpty();
  }

  private static void awaitInsync(Route53Api api, String change) {
    Instant end = Instant.now().plus(PATIENCE);
    while (status(api, change) != ChangeStatus.INSYNC) {
      assertThat(Instant.now()).as("still PENDING").isBefore(end);
    }
  }

  @Test
  void change_isInsync_whenDnsAnswersWithIt() {
    Duration delay = Duration.ofMillis(1500);
    try (MilepostProcess milepost =
            MilepostProcess.start(directory, "--propagation-delay", delay.toMillis() + "ms");
        Route53Api api = new Route53Api(milepost.apiUri())) {
      ChangeInfo created =
          api.client()
              .createHostedZone(
                  request -> request.name("delayed.example.com").callerReference("delayed"))
              .changeInfo();
      String zone =
          api.client().listHostedZones().hostedZones().getFirst().id().replace("/hostedzone/", "");
      assertThat(created.status()).isEqualTo(ChangeStatus.PENDING);
      ChangeInfo changed = change(api, zone);
      assertThat(api.listRecordSets(zone)).as("the API has it at once").hasSize(3);

      // Whichever of the two is asked first: INSYNC is never said before DNS answers.
      boolean seen = false;
      while (status(api, changed.id()) == ChangeStatus.PENDING) {
        boolean answered = isAnswered(milepost);
        assertThat(seen && !answered).as("answered and then not").isFalse();
        seen |= answered;
        if (answered) {
          assertThat(Instant.now()).isAfterOrEqualTo(changed.submittedAt().plus(delay));
        }
        assertThat(Instant.now()).isBefore(changed.submittedAt().plus(PATIENCE));
      }
      assertThat(Instant.now()).isAfterOrEqualTo(changed.submittedAt().plus(delay));
      assertThat(isAnswered(milepost)).isTrue();
      assertThat(status(api, created.id())).isEqualTo(ChangeStatus.INSYNC);
    }
  }

  @Test
  void change_waitsOverAKill_andNoLongerThanTheServerSays() {
    try (MilepostProcess milepost = MilepostProcess.start(directory, "--propagation-delay", "0s")) {
      String change;
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        api.createZone("delayed.example.com", "delayed");
      }
      milepost.restart("--propagation-delay", "1h");
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        String zone = api.client().listHostedZones().hostedZones().getFirst().id();
        change = change(api, zone.replace("/hostedzone/", "")).id();
        assertThat(ask(milepost).getRcode()).isEqualTo(Rcode.NXDOMAIN);
      }
      milepost.kill();
      milepost.restart("--propagation-delay", "1h");
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        assertThat(status(api, change)).isEqualTo(ChangeStatus.PENDING);
        assertThat(ask(milepost).getRcode()).isEqualTo(Rcode.NXDOMAIN);
      }
      milepost.kill();
      milepost.restart("--propagation-delay", "1s");
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        awaitInsync(api, change);
        assertThat(isAnswered(milepost)).isTrue();
      }
    }
  }

  /** A new zone may be filled at once; what comes while the batch is pending is refused. */
  @Test
  void batch_whileAnotherOfTheZoneIsPending_isRefusedIfThrottled() {
    try (MilepostProcess milepost =
            MilepostProcess.start(directory, "--throttle", "--propagation-delay", "1h");
        Route53Client client =
            Route53Client.builder()
                .endpointOverride(milepost.apiUri())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("ID", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                    config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build()) {
      List<String> zones = new ArrayList<>();
      for (String name : List.of("a.example.com", "b.example.com")) {
        zones.add(
            client
                .createHostedZone(request -> request.name(name).callerReference(name))
                .hostedZone()
                .id());
      }
      change(client, zones.get(0), "www.a.example.com");
      assertThatExceptionOfType(PriorRequestNotCompleteException.class)
          .isThrownBy(() -> change(client, zones.get(0), "ftp.a.example.com"))
          .withMessageContaining(
              "The request was rejected because Route 53 was still processing a prior request.");
      assertThat(change(client, zones.get(1), "www.b.example.com")).isEqualTo(ChangeStatus.PENDING);
    }
  }

  private static ChangeStatus change(Route53Client client, String zone, String name) {
    return client
        .changeResourceRecordSets(request ->
            request
                .hostedZoneId(zone)
                .changeBatch(
                    batch -> batch.changes(Changes.create(name, RRType.A, 60, "192.0.2.1"))))
        .changeInfo()
        .status();
  }
}
