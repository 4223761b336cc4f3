package io.milepost.model.zone;

import java.util.List;
import java.util.Optional;

/** Who a hosted zone is for. A zone never changes from one to the other. */
public sealed interface ZoneKind {
  /**
   * A zone that everybody sees.
   *
   * @param nameServers the zone's delegation set: four names without trailing dots
   * @param delegationSet the reusable delegation set that they are of; empty if they are the zone's
   *     own
   * @param acceleratedRecovery empty as long as nobody has asked for it
   */
  record Public(
      List<String> nameServers,
      Optional<DelegationSetId> delegationSet,
      Optional<AcceleratedRecovery> acceleratedRecovery)
      implements ZoneKind {
    public Public {
      nameServers = List.copyOf(nameServers);
    }

    /** A zone with name servers of its own, and nothing else. */
    public static Public of(List<String> nameServers) {
      return new Public(nameServers, Optional.empty(), Optional.empty());
    }

    public Public withDelegationSet(DelegationSetId id) {
      return new Public(nameServers, Optional.of(id), acceleratedRecovery);
    }

    public Public withAcceleratedRecovery(AcceleratedRecovery status) {
      return new Public(nameServers, delegationSet, Optional.of(status));
    }
  }

  /** A zone that is seen from the VPCs alone that are associated with it. */
  record Private() implements ZoneKind {}
}
