package io.milepost.conformance.dnssec;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.util.List;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyResponse;
import software.amazon.awssdk.services.route53.model.GetDnssecResponse;
import software.amazon.awssdk.services.route53.model.KeySigningKey;

/** The operations on keys in one line each. */
final class KeyApi implements AutoCloseable {
  private final Route53Api api;

  KeyApi(MilepostProcess milepost) {
    api = new Route53Api(milepost.apiUri());
  }

  Route53Api api() {
    return api;
  }

  Route53Client client() {
    return api.client();
  }

  /** An ARN of a key that may sign. */
  static String arn(int number) {
    return "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-%012d".formatted(number);
  }

  /** Makes a key whose reference is its name. */
  CreateKeySigningKeyResponse create(String zone, String name, int arn, String status) {
    return client()
        .createKeySigningKey(request ->
            request
                .hostedZoneId(zone)
                .name(name)
                .callerReference(name)
                .keyManagementServiceArn(arn(arn))
                .status(status));
  }

  void activate(String zone, String name) {
    client().activateKeySigningKey(request -> request.hostedZoneId(zone).name(name));
  }

  void deactivate(String zone, String name) {
    client().deactivateKeySigningKey(request -> request.hostedZoneId(zone).name(name));
  }

  void delete(String zone, String name) {
    client().deleteKeySigningKey(request -> request.hostedZoneId(zone).name(name));
  }

  void enable(String zone) {
    client().enableHostedZoneDNSSEC(request -> request.hostedZoneId(zone));
  }

  void disable(String zone) {
    client().disableHostedZoneDNSSEC(request -> request.hostedZoneId(zone));
  }

  GetDnssecResponse get(String zone) {
    return client().getDNSSEC(request -> request.hostedZoneId(zone));
  }

  String serveSignature(String zone) {
    return get(zone).status().serveSignature();
  }

  List<String> statuses(String zone) {
    return get(zone).keySigningKeys().stream().map(KeySigningKey::status).toList();
  }

  /** A zone that is signed by one key, {@code first}. */
  String signedZone(String name, int arn) {
    String zone = api.createZone(name, name);
    create(zone, "first", arn, "ACTIVE");
    enable(zone);
    return zone;
  }

  @Override
  public void close() {
    api.close();
  }
}
