package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.DNSSECNotFound;
import io.milepost.model.error.KeySigningKeyInParentDSRecord;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Has a zone's answers signed no more; its key-signing keys keep their status. A zone that is not
 * signed stays so.
 *
 * @see "Route 53 API Reference: DisableHostedZoneDNSSEC"
 */
public record DisableDnssec(HostedZoneId zoneId) implements StoreChange<ChangeInfo> {

  /**
   * @throws io.milepost.model.error.NoSuchHostedZone if there is no such zone
   * @throws io.milepost.model.error.InvalidArgument if the zone is private
   * @throws DNSSECNotFound if the zone has no keys
   * @throws io.milepost.model.error.InvalidKeySigningKeyStatus if a key has failed
   * @throws KeySigningKeyInParentDSRecord if the zone above is hosted here and has a DS record
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = DnssecRules.zone(transaction, zoneId);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    boolean signed = dnssec.serveSignature() != ServeSignature.NOT_SIGNING;
    if (!signed && dnssec.keySigningKeys().isEmpty()) {
      throw new DNSSECNotFound(zoneId.value());
    }
    DnssecRules.checkOthers(dnssec, Optional.empty());
    if (signed) {
      ParentZone.of(zone, transaction)
          .filter(parent -> !parent.delegationSigners().isEmpty())
          .ifPresent(parent -> {
            throw new KeySigningKeyInParentDSRecord(
                zone.name().toString(), parent.zone().name().toString());
          });
      transaction.putDnssec(zone.reference(), dnssec.with(ServeSignature.NOT_SIGNING, ""));
    }
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }
}
