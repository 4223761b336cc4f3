package io.milepost.api.operation;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyResponse;

/** Makes a key-signing key for a zone. */
final class CreateKeySigningKey
    implements Operation<CreateKeySigningKeyRequest, CreateKeySigningKeyResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/keysigningkey/";

  private final Store store;
  private final KeyMaker maker;

  CreateKeySigningKey(Store store, KeyMaker maker) {
    this.store = store;
    this.maker = maker;
  }

  @Override
  public CreateKeySigningKeyResponse handle(CreateKeySigningKeyRequest request) {
    io.milepost.model.operation.CreateKeySigningKey.Made made =
        store.apply(
            new io.milepost.model.operation.CreateKeySigningKey(
                new HostedZoneId(request.hostedZoneId()),
                request.name(),
                request.callerReference(),
                request.keyManagementServiceArn(),
                request.status(),
                maker));
    return CreateKeySigningKeyResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(made.change()))
        .keySigningKey(DnssecShapes.key(made.key(), made.zone().name()))
        .location(LOCATION + made.zone().id() + "/" + made.key().name())
        .build();
  }
}
