package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidKeySigningKeyStatus;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Removes a key-signing key that is inactive.
 *
 * @see "Route 53 API Reference: DeleteKeySigningKey"
 */
public record DeleteKeySigningKey(HostedZoneId zoneId, String name)
    implements StoreChange<ChangeInfo> {

  /**
   * @throws io.milepost.model.error.NoSuchKeySigningKey if there is no such key
   * @throws io.milepost.model.error.InvalidSigningStatus if the zone has failed
   * @throws InvalidKeySigningKeyStatus if it is not inactive, or another has failed
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = DnssecRules.zoneOfKey(transaction, zoneId, name);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    KeySigningKey key = DnssecRules.key(dnssec, zoneId, name);
    DnssecRules.checkSigningStatus(zoneId, dnssec);
    if (key.status() != KeySigningKeyStatus.INACTIVE) {
      throw new InvalidKeySigningKeyStatus(
          "Key Signing Key with name "
              + name
              + " cannot be deleted because current status is not INACTIVE.");
    }
    DnssecRules.checkOthers(dnssec, Optional.empty());
    transaction.putDnssec(zone.reference(), dnssec.without(key));
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }
}
