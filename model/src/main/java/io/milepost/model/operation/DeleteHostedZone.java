package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.HostedZoneNotEmpty;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Removes a hosted zone that has nothing but its apex NS and SOA, and is not signed.
 *
 * @see "Route 53 API Reference: DeleteHostedZone"
 */
public record DeleteHostedZone(HostedZoneId id) implements StoreChange<ChangeInfo> {
  private static final int REQUIRED_SETS = 2;

  /**
   * @throws NoSuchHostedZone if there is no such zone
   * @throws HostedZoneNotEmpty if there are other sets, or key-signing keys
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone =
        transaction.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    boolean required =
        transaction.recordSets(id, ListPosition.START, REQUIRED_SETS + 1).stream()
            .allMatch(set -> isRequired(set, zone));
    if (!required) {
      throw HostedZoneNotEmpty.ofRecordSets();
    }
    ZoneDnssec dnssec = transaction.dnssec(id);
    if (dnssec.serveSignature() != ServeSignature.NOT_SIGNING
        || !dnssec.keySigningKeys().isEmpty()) {
      throw HostedZoneNotEmpty.ofKeys();
    }
    transaction.deleteHostedZone(zone.reference());
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }

  private static boolean isRequired(ResourceRecordSet set, HostedZone zone) {
    return set.name().equals(zone.name())
        && (set.type() == RecordType.NS || set.type() == RecordType.SOA);
  }
}
