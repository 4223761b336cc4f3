package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.DeleteKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.DeleteKeySigningKeyResponse;

/** Removes a key-signing key that is inactive. */
final class DeleteKeySigningKey
    implements Operation<DeleteKeySigningKeyRequest, DeleteKeySigningKeyResponse> {
  private final Store store;

  DeleteKeySigningKey(Store store) {
    this.store = store;
  }

  @Override
  public DeleteKeySigningKeyResponse handle(DeleteKeySigningKeyRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    ChangeInfo change =
        store.apply(new io.milepost.model.operation.DeleteKeySigningKey(id, request.name()));
    return DeleteKeySigningKeyResponse.builder().changeInfo(ZoneShapes.changeInfo(change)).build();
  }
}
