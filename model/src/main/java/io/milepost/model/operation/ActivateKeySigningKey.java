package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidKMSArn;
import io.milepost.model.error.InvalidKeySigningKeyStatus;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Lets a key-signing key sign, which is to repair one that needs action or failed. A key that is
 * active stays so.
 *
 * @see "Route 53 API Reference: ActivateKeySigningKey"
 */
public record ActivateKeySigningKey(HostedZoneId zoneId, String name, KeyMaker maker)
    implements StoreChange<ChangeInfo> {

  /**
   * @throws io.milepost.model.error.NoSuchKeySigningKey if there is no such key
   * @throws io.milepost.model.error.InvalidSigningStatus if the zone has failed
   * @throws InvalidKeySigningKeyStatus if the key is being deleted, or another has failed
   * @throws InvalidKMSArn if the key can't be opened
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = DnssecRules.zoneOfKey(transaction, zoneId, name);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    KeySigningKey key = DnssecRules.key(dnssec, zoneId, name);
    DnssecRules.checkSigningStatus(zoneId, dnssec);
    DnssecRules.checkOthers(dnssec, Optional.of(key));
    if (key.status() == KeySigningKeyStatus.DELETING) {
      throw new InvalidKeySigningKeyStatus(
          "Key Signing Key with name " + name + " can't be activated because it is being deleted.");
    }
    DnssecRules.checkUsable(maker, zoneId, key);
    if (key.status() != KeySigningKeyStatus.ACTIVE) {
      KeySigningKey active = key.withStatus(KeySigningKeyStatus.ACTIVE, "", transaction.now());
      transaction.putDnssec(zone.reference(), dnssec.with(active));
    }
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }
}
