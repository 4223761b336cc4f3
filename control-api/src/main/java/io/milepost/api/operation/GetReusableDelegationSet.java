package io.milepost.api.operation;

import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.store.Store;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetResponse;

/** Gives a reusable delegation set. */
final class GetReusableDelegationSet
    implements Operation<GetReusableDelegationSetRequest, GetReusableDelegationSetResponse> {
  private final Store store;

  GetReusableDelegationSet(Store store) {
    this.store = store;
  }

  @Override
  public GetReusableDelegationSetResponse handle(GetReusableDelegationSetRequest request) {
    DelegationSet set =
        store
            .read(reader -> reader.delegationSet(new DelegationSetId(request.id())))
            .orElseThrow(() -> new NoSuchDelegationSet(request.id()));
    return GetReusableDelegationSetResponse.builder()
        .delegationSet(ZoneShapes.delegationSet(set))
        .build();
  }
}
