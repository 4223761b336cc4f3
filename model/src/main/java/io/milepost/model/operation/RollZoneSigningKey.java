package io.milepost.model.operation;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyRoll;
import io.milepost.model.dnssec.ZoneSigningKeyRoll.Step;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the step that is due in the rollover of a zone's signing key, if one is. */
public record RollZoneSigningKey(HostedZoneId zoneId, KeyMaker maker, RollTiming timing)
    implements StoreChange<Optional<Step>> {

  /**
   * The step that is due: none while the zone is not signed, or one of its keys needs action.
   *
   * @see "Route 53 Developer Guide: key management and ZSK rotation"
   */
  public static Optional<Step> due(
      HostedZoneId zone, StoreReader reader, KeyMaker maker, RollTiming timing, Instant now) {
    ZoneDnssec dnssec = reader.dnssec(zone);
    if (dnssec.serveSignature() != ServeSignature.SIGNING) {
      return Optional.empty();
    }
    Optional<Step> step = ZoneSigningKeyRoll.next(dnssec.zoneSigningKeys(), now, timing);
    return step.filter(any -> isWell(dnssec.seenBy(maker, zone)));
  }

  private static boolean isWell(ZoneDnssec seen) {
    return seen.serveSignature() == ServeSignature.SIGNING
        && seen.withStatus(KeySigningKeyStatus.ACTION_NEEDED).findAny().isEmpty();
  }

  /**
   * Takes the step.
   *
   * @return the step; empty if none was due, or a new key can't be kept
   */
  @Override
  public Optional<Step> applyTo(StoreTransaction transaction) {
    Optional<HostedZone> zone = transaction.hostedZone(zoneId);
    Instant now = transaction.now();
    Optional<Step> due = zone.flatMap(there -> due(zoneId, transaction, maker, timing, now));
    if (zone.isEmpty() || due.isEmpty()) {
      return Optional.empty();
    }
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    Optional<List<ZoneSigningKey>> keys =
        switch (due.get()) {
          case Step.Change change -> Optional.of(change.keys());
          case Step.Publish _ -> withNewKey(dnssec.zoneSigningKeys(), now);
        };
    keys.ifPresent(changed ->
        transaction.putDnssec(zone.get().reference(), dnssec.withZoneSigningKeys(changed)));
    return keys.isPresent() ? due : Optional.empty();
  }

  private Optional<List<ZoneSigningKey>> withNewKey(List<ZoneSigningKey> keys, Instant now) {
    try {
      List<ZoneSigningKey> more = new ArrayList<>(keys);
      more.add(
          new ZoneSigningKey(maker.make(zoneId, KeyRole.ZSK), ZoneSigningKeyState.PUBLISHED, now));
      return Optional.of(more);
    } catch (MasterKeyException e) {
      return Optional.empty();
    }
  }
}
