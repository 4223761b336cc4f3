package io.milepost.api.operation;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.ResettableElementName;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckResponse;

/** Changes some settings of a health check; those that are not given stay as they are. */
final class UpdateHealthCheck
    implements Operation<UpdateHealthCheckRequest, UpdateHealthCheckResponse> {
  private final Store store;
  private final Quotas quotas;

  UpdateHealthCheck(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public UpdateHealthCheckResponse handle(UpdateHealthCheckRequest request) {
    Long version = request.healthCheckVersion();
    HealthCheck check =
        store.apply(
            new io.milepost.model.operation.UpdateHealthCheck(
                new HealthCheckId(request.healthCheckId()),
                version == null ? OptionalLong.empty() : OptionalLong.of(version),
                HealthCheckShapes.settings(request),
                request.resetElements().stream()
                    .map(UpdateHealthCheck::setting)
                    .collect(Collectors.toSet()),
                quotas));
    return UpdateHealthCheckResponse.builder()
        .healthCheck(HealthCheckShapes.healthCheck(check))
        .build();
  }

  private static HealthCheckSetting setting(ResettableElementName element) {
    return switch (element) {
      case CHILD_HEALTH_CHECKS -> HealthCheckSetting.CHILD_HEALTH_CHECKS;
      case FULLY_QUALIFIED_DOMAIN_NAME -> HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME;
      case REGIONS -> HealthCheckSetting.REGIONS;
      case RESOURCE_PATH -> HealthCheckSetting.RESOURCE_PATH;
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException(element.toString());
    };
  }
}
