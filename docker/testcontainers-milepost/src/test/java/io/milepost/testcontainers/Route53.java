package io.milepost.testcontainers;

import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Route 53's API of a container, through the AWS SDK. */
final class Route53 {
  private static final long TTL = 60;

  private Route53() {}

  static Route53Client client(MilepostContainer milepost) {
    return client(milepost, AwsBasicCredentials.create("any", "any"));
  }

  static Route53Client client(MilepostContainer milepost, AwsBasicCredentials credentials) {
    return Route53Client.builder()
        .endpointOverride(milepost.apiEndpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Creates a zone and returns its id. */
  static String createZone(Route53Client route53, String name) {
    return route53
        .createHostedZone(r -> r.name(name).callerReference(UUID.randomUUID().toString()))
        .hostedZone()
        .id();
  }

  /** Creates a record set of type A. */
  static void create(
      Route53Client route53, String zone, Consumer<ResourceRecordSet.Builder> recordSet) {
    ResourceRecordSet.Builder builder = ResourceRecordSet.builder().type(RRType.A).ttl(TTL);
    recordSet.accept(builder);
    Change change =
        Change.builder().action(ChangeAction.CREATE).resourceRecordSet(builder.build()).build();
    route53.changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
  }

  static ResourceRecord value(String text) {
    return ResourceRecord.builder().value(text).build();
  }

  /** Creates record sets of equal weight, one for each address. */
  static void createWeighted(Route53Client route53, String zone, String name, String... addresses) {
    for (String address : addresses) {
      create(
          route53,
          zone,
          set -> set.name(name).setIdentifier(address).weight(10L).resourceRecords(value(address)));
    }
  }
}
