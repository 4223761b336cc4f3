package io.milepost.model.operation;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidArgument;
import io.milepost.model.error.InvalidKMSArn;
import io.milepost.model.error.InvalidKeySigningKeyStatus;
import io.milepost.model.error.InvalidSigningStatus;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.NoSuchKeySigningKey;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/** What several changes of keys check. */
final class DnssecRules {
  private DnssecRules() {}

  /** A zone that can be signed: one that is there, and public. */
  static HostedZone zone(StoreReader reader, HostedZoneId id) {
    HostedZone zone = reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    if (zone.isPrivate()) {
      throw InvalidArgument.ofPrivateZone(id);
    }
    return zone;
  }

  /** The zone of a key; these operations know no NoSuchHostedZone. */
  static HostedZone zoneOfKey(StoreReader reader, HostedZoneId id, String name) {
    return reader.hostedZone(id).orElseThrow(() -> new NoSuchKeySigningKey(name, id.value()));
  }

  static KeySigningKey key(ZoneDnssec dnssec, HostedZoneId id, String name) {
    return dnssec.keySigningKey(name).orElseThrow(() -> new NoSuchKeySigningKey(name, id.value()));
  }

  /** Keys of a zone that failed are left alone until signing is enabled or disabled. */
  static void checkSigningStatus(HostedZoneId id, ZoneDnssec dnssec) {
    ServeSignature status = dnssec.serveSignature();
    if (status == ServeSignature.INTERNAL_FAILURE || status == ServeSignature.DELETING) {
      throw new InvalidSigningStatus(id.value(), status.name());
    }
  }

  /**
   * A key that failed blocks the others until it is activated or deactivated.
   *
   * @param own the key that is changed, which may have failed; empty for none
   */
  static void checkOthers(ZoneDnssec dnssec, Optional<KeySigningKey> own) {
    dnssec
        .withStatus(KeySigningKeyStatus.INTERNAL_FAILURE)
        .filter(key -> own.filter(key::equals).isEmpty())
        .findFirst()
        .ifPresent(key -> {
          throw new InvalidKeySigningKeyStatus(
              "Key Signing Key with name "
                  + key.name()
                  + " has status INTERNAL_FAILURE: activate or deactivate it first.");
        });
  }

  /** A key can be opened. */
  static void checkUsable(KeyMaker maker, HostedZoneId zone, KeySigningKey key) {
    try {
      maker.check(zone, key.material());
    } catch (MasterKeyException e) {
      throw unusable(key.kmsArn(), e);
    }
  }

  static InvalidKMSArn unusable(String kmsArn, MasterKeyException e) {
    return new InvalidKMSArn("The key with ARN '" + kmsArn + "' can't be used: " + e.getMessage());
  }
}
