package io.milepost.model.operation;

import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyRoll;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Optional;

/** Has all that the rollover of a zone's signing key waits for waited for anew. */
public record RestartKeyWaits(HostedZoneId zoneId) implements StoreChange<Boolean> {

  /** Returns whether anything was waited for. */
  @Override
  public Boolean applyTo(StoreTransaction transaction) {
    Optional<HostedZone> zone = transaction.hostedZone(zoneId);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    List<ZoneSigningKey> keys =
        ZoneSigningKeyRoll.waitingAnew(dnssec.zoneSigningKeys(), transaction.now());
    if (zone.isEmpty() || keys.equals(dnssec.zoneSigningKeys())) {
      return false;
    }
    transaction.putDnssec(zone.get().reference(), dnssec.withZoneSigningKeys(keys));
    return true;
  }
}
