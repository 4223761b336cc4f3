package io.milepost.model.operation;

import io.milepost.model.error.InvalidVPCId;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;

/** What several changes of VPCs check. */
final class VpcRules {
  private VpcRules() {}

  static HostedZone zone(StoreReader reader, HostedZoneId id) {
    return reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
  }

  /** A VPC that is known is in one region. */
  static void checkRegion(StoreReader reader, Vpc vpc) {
    if (reader.vpc(vpc.id()).filter(known -> !known.equals(vpc)).isPresent()) {
      throw new InvalidVPCId();
    }
  }
}
