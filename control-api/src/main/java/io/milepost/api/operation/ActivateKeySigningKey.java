package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.ActivateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.ActivateKeySigningKeyResponse;

/** Lets a key-signing key sign. */
final class ActivateKeySigningKey
    implements Operation<ActivateKeySigningKeyRequest, ActivateKeySigningKeyResponse> {
  private final Store store;
  private final KeyMaker maker;

  ActivateKeySigningKey(Store store, KeyMaker maker) {
    this.store = store;
    this.maker = maker;
  }

  @Override
  public ActivateKeySigningKeyResponse handle(ActivateKeySigningKeyRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    ChangeInfo change =
        store.apply(
            new io.milepost.model.operation.ActivateKeySigningKey(id, request.name(), maker));
    return ActivateKeySigningKeyResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}
