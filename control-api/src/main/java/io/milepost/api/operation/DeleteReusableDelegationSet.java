package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.zone.DelegationSetId;
import software.amazon.awssdk.services.route53.model.DeleteReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.DeleteReusableDelegationSetResponse;

/** Removes a reusable delegation set that no hosted zone uses. */
final class DeleteReusableDelegationSet
    implements Operation<DeleteReusableDelegationSetRequest, DeleteReusableDelegationSetResponse> {
  private final Store store;

  DeleteReusableDelegationSet(Store store) {
    this.store = store;
  }

  @Override
  public DeleteReusableDelegationSetResponse handle(DeleteReusableDelegationSetRequest request) {
    DelegationSetId id = new DelegationSetId(request.id());
    store.apply(new io.milepost.model.operation.DeleteReusableDelegationSet(id));
    return DeleteReusableDelegationSetResponse.builder().build();
  }
}
