package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import io.milepost.model.error.HostedZonePartiallyDelegated;
import io.milepost.model.error.InvalidKMSArn;
import io.milepost.model.error.KeySigningKeyWithActiveStatusNotFound;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Has a zone's answers signed, and makes its zone-signing key. A zone that is signed stays so.
 *
 * @see "Route 53 API Reference: EnableHostedZoneDNSSEC"
 */
public record EnableDnssec(HostedZoneId zoneId, KeyMaker maker) implements StoreChange<ChangeInfo> {

  /**
   * @throws io.milepost.model.error.NoSuchHostedZone if there is no such zone
   * @throws io.milepost.model.error.InvalidArgument if the zone is private
   * @throws io.milepost.model.error.InvalidKeySigningKeyStatus if a key has failed
   * @throws KeySigningKeyWithActiveStatusNotFound if no key-signing key is active
   * @throws InvalidKMSArn if an active key can't be opened, or the zone-signing key can't be kept
   * @throws HostedZonePartiallyDelegated if the zone above is hosted here and delegates to other
   *     name servers
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = DnssecRules.zone(transaction, zoneId);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    DnssecRules.checkOthers(dnssec, Optional.empty());
    if (dnssec.active().findAny().isEmpty()) {
      throw new KeySigningKeyWithActiveStatusNotFound(zoneId.value());
    }
    if (dnssec.serveSignature() != ServeSignature.SIGNING) {
      dnssec.active().forEach(key -> DnssecRules.checkUsable(maker, zoneId, key));
      checkDelegation(zone, transaction);
      ZoneDnssec signed =
          dnssec
              .withZoneSigningKeys(zoneSigningKeys(dnssec, transaction))
              .with(ServeSignature.SIGNING, "");
      transaction.putDnssec(zone.reference(), signed);
    }
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return change;
  }

  private void checkDelegation(HostedZone zone, StoreTransaction transaction) {
    ParentZone.of(zone, transaction)
        .filter(parent -> parent.delegatesElsewhere(zoneId))
        .ifPresent(parent -> {
          throw new HostedZonePartiallyDelegated(
              zone.name().toString(), parent.zone().name().toString());
        });
  }

  /** The key that signed before, which caches may still have; else a new one. */
  private List<ZoneSigningKey> zoneSigningKeys(ZoneDnssec dnssec, StoreTransaction transaction) {
    KeyMaterial material =
        dnssec.zoneSigningKeys().stream()
            .filter(key -> key.state() == ZoneSigningKeyState.ACTIVE)
            .map(ZoneSigningKey::material)
            .filter(this::isUsable)
            .findFirst()
            .orElseGet(this::made);
    return List.of(new ZoneSigningKey(material, ZoneSigningKeyState.ACTIVE, transaction.now()));
  }

  private boolean isUsable(KeyMaterial material) {
    try {
      maker.check(zoneId, material);
      return true;
    } catch (MasterKeyException e) {
      return false;
    }
  }

  private KeyMaterial made() {
    try {
      return maker.make(zoneId, KeyRole.ZSK);
    } catch (MasterKeyException e) {
      throw new InvalidKMSArn("A zone-signing key can't be kept: " + e.getMessage());
    }
  }
}
