package io.milepost.api.operation;

import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CreateReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.CreateReusableDelegationSetResponse;

/** Makes a reusable delegation set. */
final class CreateReusableDelegationSet
    implements Operation<CreateReusableDelegationSetRequest, CreateReusableDelegationSetResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/delegationset/";

  private final Store store;
  private final Quotas quotas;

  CreateReusableDelegationSet(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public CreateReusableDelegationSetResponse handle(CreateReusableDelegationSetRequest request) {
    DelegationSet set =
        store.apply(
            new io.milepost.model.operation.CreateReusableDelegationSet(
                request.callerReference(),
                Optional.ofNullable(request.hostedZoneId()).map(HostedZoneId::new),
                quotas));
    return CreateReusableDelegationSetResponse.builder()
        .delegationSet(ZoneShapes.delegationSet(set))
        .location(LOCATION + set.id())
        .build();
  }
}
