package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.DeactivateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.DeactivateKeySigningKeyResponse;

/** Lets a key-signing key sign no more. */
final class DeactivateKeySigningKey
    implements Operation<DeactivateKeySigningKeyRequest, DeactivateKeySigningKeyResponse> {
  private final Store store;

  DeactivateKeySigningKey(Store store) {
    this.store = store;
  }

  @Override
  public DeactivateKeySigningKeyResponse handle(DeactivateKeySigningKeyRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    ChangeInfo change =
        store.apply(new io.milepost.model.operation.DeactivateKeySigningKey(id, request.name()));
    return DeactivateKeySigningKeyResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}
