package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.ZoneKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;
import software.amazon.awssdk.services.route53.model.HostedZoneFeatures;

/** Zones, delegation sets and changes in the shapes of the API. */
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
                .privateZone(zone.isPrivate())
                .build())
        .resourceRecordSetCount(zone.resourceRecordSetCount())
        .features(features(zone))
        .build();
  }

  /** Absent as long as nobody has asked for a feature. */
  private static @Nullable HostedZoneFeatures features(HostedZone zone) {
    return zone.kind() instanceof ZoneKind.Public shown
        ? shown
            .acceleratedRecovery()
            .map(status ->
                HostedZoneFeatures.builder().acceleratedRecoveryStatus(status.name()).build())
            .orElse(null)
        : null;
  }

  /**
   * The name servers of a zone, with the reusable set that they are of; empty for a private zone.
   */
  static Optional<software.amazon.awssdk.services.route53.model.DelegationSet> delegationSet(
      StoreReader reader, HostedZone zone) {
    return switch (zone.kind()) {
      case ZoneKind.Public shown ->
          shown
              .delegationSet()
              .flatMap(reader::delegationSet)
              .map(ZoneShapes::delegationSet)
              .or(() ->
                  Optional.of(
                      software.amazon.awssdk.services.route53.model.DelegationSet.builder()
                          .nameServers(shown.nameServers())
                          .build()));
      case ZoneKind.Private _ -> Optional.empty();
    };
  }

  static software.amazon.awssdk.services.route53.model.DelegationSet delegationSet(
      DelegationSet set) {
    return software.amazon.awssdk.services.route53.model.DelegationSet.builder()
        .id(set.id().withPrefix())
        .callerReference(set.callerReference())
        .nameServers(set.nameServers())
        .build();
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
