package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.zone.HostedZone;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;

/** Zones and changes in the shapes of the API. */
final class ZoneShapes {
  private ZoneShapes() {}

  static software.amazon.awssdk.services.route53.model.HostedZone hostedZone(HostedZone zone) {
    return software.amazon.awssdk.services.route53.model.HostedZone.builder()
        .id(zone.id().withPrefix())
        .name(zone.name().toString())
        .callerReference(zone.callerReference())
        .config(
            HostedZoneConfig.builder()
                .comment(zone.comment().orElse(null))
                .privateZone(false)
                .build())
        .resourceRecordSetCount(zone.resourceRecordSetCount())
        .build();
  }

  static DelegationSet delegationSet(HostedZone zone) {
    return DelegationSet.builder().nameServers(zone.nameServers()).build();
  }

  static software.amazon.awssdk.services.route53.model.ChangeInfo changeInfo(ChangeInfo change) {
    return software.amazon.awssdk.services.route53.model.ChangeInfo.builder()
        .id(change.id().withPrefix())
        .status(change.status().name())
        .submittedAt(change.submittedAt())
        .comment(change.comment().orElse(null))
        .build();
  }
}
