package io.milepost.api.operation;

import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.operation.Quota;
import io.milepost.model.store.Store;
import io.milepost.model.zone.DelegationSetId;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetLimitRequest;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetLimitResponse;

/** Gives how many hosted zones a reusable delegation set may have, and how many it has. */
final class GetReusableDelegationSetLimit
    implements Operation<
        GetReusableDelegationSetLimitRequest, GetReusableDelegationSetLimitResponse> {
  private final Store store;

  GetReusableDelegationSetLimit(Store store) {
    this.store = store;
  }

  @Override
  public GetReusableDelegationSetLimitResponse handle(
      GetReusableDelegationSetLimitRequest request) {
    DelegationSetId id = new DelegationSetId(request.delegationSetId());
    long count =
        store.read(reader -> {
          if (reader.delegationSet(id).isEmpty()) {
            throw new NoSuchDelegationSet(id.value());
          }
          return reader.hostedZoneCount(id);
        });
    return GetReusableDelegationSetLimitResponse.builder()
        .limit(limit -> limit.type(request.type()).value(Quota.ZONES_OF_DELEGATION_SET.value()))
        .count(count)
        .build();
  }
}
