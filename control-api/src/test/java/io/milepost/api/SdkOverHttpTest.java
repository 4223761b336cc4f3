package io.milepost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** The AWS SDK's client against the running API: signed requests, pages, typed errors. */
class SdkOverHttpTest {
  private ControlApi api;
  private Route53Client client;

  @BeforeEach
  void start() throws Exception {
    api = ControlApiTest.start(new MemoryStore(InstantSource.system(), new Random(1)), 0);
    client =
        Route53Client.builder()
            .endpointOverride(URI.create("http://localhost:" + api.apiAddress().getPort()))
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    api.stop();
  }

  @Test
  void zone_isCreatedListedAndDeleted() {
    CreateHostedZoneResponse created = create("example.com", "r1");
    String id = created.hostedZone().id();
    assertThat(created.location()).endsWith(id);
    assertThat(created.delegationSet().nameServers()).hasSize(4);
    assertThat(client.getHostedZone(b -> b.id(id)).hostedZone()).isEqualTo(created.hostedZone());
    create("example.org", "r2");
    assertThat(client.listHostedZonesPaginator(b -> b.maxItems("1")).hostedZones())
        .extracting(HostedZone::name)
        .containsExactly("example.com.", "example.org.");
    client.deleteHostedZone(b -> b.id(id));
    assertThatThrownBy(() -> client.getHostedZone(b -> b.id(id)))
        .isInstanceOf(NoSuchHostedZoneException.class);
  }

  @Test
  void recordSets_areChangedAndListedOverPages() {
    String id = create("example.com", "r1").hostedZone().id();
    List<Change> changes =
        IntStream.range(0, 250).mapToObj(i -> change("n%03d.example.com".formatted(i))).toList();
    ChangeResourceRecordSetsResponse changed =
        client.changeResourceRecordSets(
            b -> b.hostedZoneId(id).changeBatch(batch -> batch.comment("c").changes(changes)));
    assertThat(changed.changeInfo().comment()).isEqualTo("c");
    assertThat(client.getChange(b -> b.id(changed.changeInfo().id())).changeInfo().status())
        .isEqualTo(ChangeStatus.INSYNC);
    List<ResourceRecordSet> listed =
        client
            .listResourceRecordSetsPaginator(b -> b.hostedZoneId(id))
            .resourceRecordSets()
            .stream()
            .toList();
    assertThat(listed).hasSize(252);
    assertThat(listed.subList(2, 252))
        .extracting(ResourceRecordSet::name)
        .isEqualTo(changes.stream().map(c -> c.resourceRecordSet().name() + ".").toList());
  }

  @Test
  void refusals_areTyped() {
    String id = create("example.com", "r1").hostedZone().id();
    assertThatThrownBy(() -> create("example.com", "r1"))
        .isInstanceOf(HostedZoneAlreadyExistsException.class);
    change(id, change("a.example.com"));
    assertThatThrownBy(() -> change(id, change("a.example.com")))
        .isInstanceOf(InvalidChangeBatchException.class)
        .hasMessageContaining("but it already exists");
    assertThatThrownBy(() -> client.deleteHostedZone(b -> b.id(id)))
        .isInstanceOf(HostedZoneNotEmptyException.class);
    assertThatThrownBy(() -> client.getTrafficPolicyInstanceCount())
        .isInstanceOfSatisfying(
            Route53Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(501);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
              assertThat(e.requestId()).hasSize(36);
            });
  }

  private CreateHostedZoneResponse create(String name, String reference) {
    return client.createHostedZone(b -> b.name(name).callerReference(reference));
  }

  private void change(String id, Change change) {
    client.changeResourceRecordSets(
        b -> b.hostedZoneId(id).changeBatch(batch -> batch.changes(change)));
  }

  private static Change change(String name) {
    return Change.builder()
        .action(ChangeAction.CREATE)
        .resourceRecordSet(
            ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value("192.0.2.1").build())
                .build())
        .build();
  }
}
