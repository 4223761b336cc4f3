package io.milepost.api.operation;

import io.milepost.model.error.HostedZoneNotPrivate;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.operation.Quota;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.GetHostedZoneLimitRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneLimitResponse;
import software.amazon.awssdk.services.route53.model.HostedZoneLimitType;

/** Gives a quota of a hosted zone and how much of it is used. */
final class GetHostedZoneLimit
    implements Operation<GetHostedZoneLimitRequest, GetHostedZoneLimitResponse> {
  private final Store store;

  GetHostedZoneLimit(Store store) {
    this.store = store;
  }

  @Override
  public GetHostedZoneLimitResponse handle(GetHostedZoneLimitRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    HostedZoneLimitType type = request.type();
    Quota quota =
        type == HostedZoneLimitType.MAX_VPCS_ASSOCIATED_BY_ZONE
            ? Quota.VPCS_OF_ZONE
            : Quota.RECORD_SETS_OF_ZONE;
    return GetHostedZoneLimitResponse.builder()
        .limit(limit -> limit.type(type).value(quota.value()))
        .count(store.read(reader -> count(reader, id, quota)))
        .build();
  }

  private static long count(StoreReader reader, HostedZoneId id, Quota quota) {
    HostedZone zone = reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    if (quota == Quota.RECORD_SETS_OF_ZONE) {
      return zone.resourceRecordSetCount();
    }
    if (!zone.isPrivate()) {
      throw new HostedZoneNotPrivate();
    }
    return reader.vpcs(id).size();
  }
}
