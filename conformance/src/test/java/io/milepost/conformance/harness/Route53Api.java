package io.milepost.conformance.harness;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The Route 53 API as the AWS SDK for Java calls it, with what most tests do in one line. */
public final class Route53Api implements AutoCloseable {
  private static final int MAX_RECORDS_IN_BATCH = 1_000;
  private static final int MAX_CHARACTERS_IN_BATCH = 32_000;

  private final Route53Client client;

  public Route53Api(URI endpoint) {
    this.client =
        Route53Client.builder()
            .endpointOverride(endpoint)
            .region(Region.AWS_GLOBAL)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** For calls that have no line here. */
  public Route53Client client() {
    return client;
  }

  /**
   * Creates a public hosted zone.
   *
   * @param callerReference unique among the calls of a test
   * @return the zone's ID, without {@code /hostedzone/}
   */
  public String createZone(String name, String callerReference) {
    String id =
        client
            .createHostedZone(request -> request.name(name).callerReference(callerReference))
            .hostedZone()
            .id();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** All record sets of a zone, in the order in which the API lists them. */
  public List<ResourceRecordSet> listRecordSets(String zoneId) {
    return client
        .listResourceRecordSetsPaginator(request -> request.hostedZoneId(zoneId))
        .resourceRecordSets()
        .stream()
        .toList();
  }

  /**
   * Makes the changes in order, in as few batches as the limits of a batch allow: 1,000 records and
   * 32,000 characters of values, where UPSERT counts twice. Each batch is all or nothing, all of
   * them are not.
   */
  public void change(String zoneId, List<Change> changes) {
    List<Change> batch = new ArrayList<>();
    int records = 0;
    int characters = 0;
    for (Change change : changes) {
      int factor = change.action() == ChangeAction.UPSERT ? 2 : 1;
      int moreRecords = factor * Math.max(1, change.resourceRecordSet().resourceRecords().size());
      int moreCharacters = factor * characters(change.resourceRecordSet());
      if (!batch.isEmpty()
          && (records + moreRecords > MAX_RECORDS_IN_BATCH
              || characters + moreCharacters > MAX_CHARACTERS_IN_BATCH)) {
        changeInOneBatch(zoneId, batch);
        batch = new ArrayList<>();
        records = 0;
        characters = 0;
      }
      batch.add(change);
      records += moreRecords;
      characters += moreCharacters;
    }
    if (!batch.isEmpty()) {
      changeInOneBatch(zoneId, batch);
    }
  }

  /** Makes the changes in one batch, whatever its size. */
  public void changeInOneBatch(String zoneId, List<Change> changes) {
    client.changeResourceRecordSets(
        request -> request.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(changes)));
  }

  @Override
  public void close() {
    client.close();
  }

  private static int characters(ResourceRecordSet recordSet) {
    return recordSet.resourceRecords().stream()
        .map(ResourceRecord::value)
        .mapToInt(String::length)
        .sum();
  }
}
