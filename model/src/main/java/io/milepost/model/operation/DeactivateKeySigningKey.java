package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.DelegationSigner;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidKeySigningKeyStatus;
import io.milepost.model.error.KeySigningKeyInParentDSRecord;
import io.milepost.model.error.KeySigningKeyInUse;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Lets a key-signing key sign no more. A key that is inactive stays so.
 *
 * @see "Route 53 API Reference: DeactivateKeySigningKey"
 */
public record DeactivateKeySigningKey(HostedZoneId zoneId, String name)
    implements StoreChange<ChangeInfo> {

  /**
   * @throws io.milepost.model.error.NoSuchKeySigningKey if there is no such key
   * @throws io.milepost.model.error.InvalidSigningStatus if the zone has failed
   * @throws InvalidKeySigningKeyStatus if the key is being deleted, or another has failed
   * @throws KeySigningKeyInUse if it is the last active one of a zone that is signed
   * @throws KeySigningKeyInParentDSRecord if the zone above is hosted here and has its DS record
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
          "Key Signing Key with name "
              + name
              + " can't be deactivated because it is being deleted.");
    }
    if (key.status() != KeySigningKeyStatus.INACTIVE) {
      checkUnused(zone, dnssec, key, transaction);
      KeySigningKey inactive = key.withStatus(KeySigningKeyStatus.INACTIVE, "", transaction.now());
      transaction.putDnssec(zone.reference(), dnssec.with(inactive));
    }
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }

  private void checkUnused(
      HostedZone zone, ZoneDnssec dnssec, KeySigningKey key, StoreTransaction transaction) {
    boolean last = dnssec.active().allMatch(key::equals);
    if (last && dnssec.serveSignature() == ServeSignature.SIGNING) {
      throw new KeySigningKeyInUse(name);
    }
    DelegationSigner signer = DelegationSigner.of(zone.name(), key.dnskey());
    ParentZone.of(zone, transaction)
        .filter(parent -> parent.delegationSigners().stream().anyMatch(signer::mayBe))
        .ifPresent(parent -> {
          throw new KeySigningKeyInParentDSRecord(
              zone.name().toString(), parent.zone().name().toString());
        });
  }
}
