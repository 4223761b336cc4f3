package io.milepost.model.operation;

import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.name.DnsName;
import io.milepost.model.tag.Tag;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import java.util.List;
import java.util.Optional;

/**
 * A hosted zone as it is to be, with all that is in it.
 *
 * @param id empty to draw one
 * @param callerReference 1 to 128 characters; empty to take the id
 * @param comment at most 256 characters
 * @param dnssec its keys, as they were; {@link ZoneDnssec#NONE} for a private zone
 * @param recordSets each to be written; the apex NS and SOA sets are made if they are not among
 *     them
 */
public record RestoredZone(
    Optional<HostedZoneId> id,
    DnsName name,
    Optional<String> callerReference,
    Optional<String> comment,
    Visibility visibility,
    List<Tag> tags,
    ZoneDnssec dnssec,
    List<RequestedChange> recordSets) {
  public RestoredZone {
    tags = List.copyOf(tags);
    recordSets = List.copyOf(recordSets);
  }

  /** Who is to see the zone. */
  public sealed interface Visibility {
    /**
     * Everybody.
     *
     * @param nameServers without trailing dots; none to take those of the delegation set, or to
     *     draw four
     * @param delegationSet whose name servers they are; empty if they are the zone's own
     */
    record ToAll(
        List<String> nameServers,
        Optional<DelegationSetId> delegationSet,
        Optional<AcceleratedRecovery> acceleratedRecovery)
        implements Visibility {
      public ToAll {
        nameServers = List.copyOf(nameServers);
      }
    }

    /**
     * Some VPCs.
     *
     * @param vpcs at least one
     * @param authorized those that other accounts may associate
     */
    record ToVpcs(List<Vpc> vpcs, List<Vpc> authorized) implements Visibility {
      public ToVpcs {
        vpcs = List.copyOf(vpcs);
        authorized = List.copyOf(authorized);
      }
    }
  }
}
