package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.operation.Quota;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import software.amazon.awssdk.services.route53.model.AccountLimitType;
import software.amazon.awssdk.services.route53.model.GetAccountLimitRequest;
import software.amazon.awssdk.services.route53.model.GetAccountLimitResponse;

/** Gives a quota of the account and how much of it is used. */
final class GetAccountLimit implements Operation<GetAccountLimitRequest, GetAccountLimitResponse> {
  private final Store store;

  GetAccountLimit(Store store) {
    this.store = store;
  }

  @Override
  public GetAccountLimitResponse handle(GetAccountLimitRequest request) {
    Quota quota = quota(request.type());
    return GetAccountLimitResponse.builder()
        .limit(limit -> limit.type(request.type()).value(quota.value()))
        .count(store.read(reader -> count(reader, quota)))
        .build();
  }

  private static Quota quota(AccountLimitType type) {
    return switch (type) {
      case MAX_HEALTH_CHECKS_BY_OWNER -> Quota.HEALTH_CHECKS;
      case MAX_HOSTED_ZONES_BY_OWNER -> Quota.HOSTED_ZONES;
      case MAX_REUSABLE_DELEGATION_SETS_BY_OWNER -> Quota.DELEGATION_SETS;
      case MAX_TRAFFIC_POLICIES_BY_OWNER -> Quota.TRAFFIC_POLICIES;
      case MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER -> Quota.TRAFFIC_POLICY_INSTANCES;
      case UNKNOWN_TO_SDK_VERSION -> throw new InvalidInput("The type of limit is not known.");
    };
  }

  /** Of what Milepost does not have yet, there are none. */
  private static long count(StoreReader reader, Quota quota) {
    return switch (quota) {
      case HOSTED_ZONES -> reader.hostedZoneCount();
      case DELEGATION_SETS -> reader.delegationSetCount();
      case HEALTH_CHECKS -> reader.healthCheckCount();
      default -> 0;
    };
  }
}
