package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.DeleteCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.DeleteCidrCollectionResponse;

/** Removes a CIDR collection that has no blocks and that no record set uses. */
final class DeleteCidrCollection
    implements Operation<DeleteCidrCollectionRequest, DeleteCidrCollectionResponse> {
  private final Store store;

  DeleteCidrCollection(Store store) {
    this.store = store;
  }

  @Override
  public DeleteCidrCollectionResponse handle(DeleteCidrCollectionRequest request) {
    CidrCollectionId id = new CidrCollectionId(request.id());
    store.apply(new io.milepost.model.operation.DeleteCidrCollection(id));
    return DeleteCidrCollectionResponse.builder().build();
  }
}
