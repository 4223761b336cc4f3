package io.milepost.api.operation;

import io.milepost.model.error.NotImplemented;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.operation.RequestedData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Well-formed changes in the model's terms. */
final class RequestedChanges {
  private RequestedChanges() {}

  /**
   * @param change has none of the faults that {@link ChangeFaults} finds
   * @throws NotImplemented if it needs a routing policy or an alias
   */
  static RequestedChange of(Change change) {
    ResourceRecordSet set = change.resourceRecordSet();
    missingFeature(set)
        .ifPresent(feature -> {
          throw new NotImplemented(feature);
        });
    return new RequestedChange(
        RequestedChange.Action.valueOf(change.actionAsString()),
        set.name(),
        Objects.requireNonNull(RecordType.ofName(set.typeAsString())),
        new RoutingPolicy.Simple(),
        new RequestedData.Values(
            set.ttl(), set.resourceRecords().stream().map(ResourceRecord::value).toList()),
        Optional.ofNullable(set.healthCheckId()).map(HealthCheckId::new));
  }

  private static Optional<String> missingFeature(ResourceRecordSet set) {
    if (set.aliasTarget() != null) {
      return Optional.of("An alias (AliasTarget)");
    } else if (set.trafficPolicyInstanceId() != null) {
      return Optional.of("A traffic policy record (TrafficPolicyInstanceId)");
    }
    return RoutingField.in(set).stream().findFirst().map(RoutingField::policy);
  }
}
