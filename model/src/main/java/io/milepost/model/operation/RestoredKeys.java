package io.milepost.model.operation;

import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import io.milepost.model.error.InvalidArgument;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.zone.HostedZone;
import java.util.function.Function;

/** The rules for the keys of a restored zone: those of the operations that would have made them. */
final class RestoredKeys {
  private RestoredKeys() {}

  /**
   * @throws io.milepost.model.error.Route53Exception if the operations could not have made them
   */
  static void check(HostedZone zone, ZoneDnssec dnssec) {
    if (zone.isPrivate()) {
      throw InvalidArgument.ofPrivateZone(zone.id());
    }
    if (dnssec.keySigningKeys().size() > CreateKeySigningKey.MAX_KEYS) {
      throw new InvalidInput("More than two Key Signing Keys.");
    }
    dnssec.keySigningKeys().forEach(key -> CreateKeySigningKey.checkArn(key.kmsArn()));
    checkDifferent(dnssec, KeySigningKey::name);
    checkDifferent(dnssec, KeySigningKey::callerReference);
    checkDifferent(dnssec, KeySigningKey::kmsArn);
    long active = count(dnssec, ZoneSigningKeyState.ACTIVE);
    boolean signed = dnssec.serveSignature() == ServeSignature.SIGNING;
    if (active > 1 || (signed && (active == 0 || dnssec.active().findAny().isEmpty()))) {
      throw new InvalidInput(
          "A zone that is signed has an active Key Signing Key and one active zone-signing key.");
    }
    if (count(dnssec, ZoneSigningKeyState.PUBLISHED) > 1
        || count(dnssec, ZoneSigningKeyState.RETIRED) > 1) {
      throw new InvalidInput("Of the zone-signing keys two are in the same state.");
    }
  }

  private static long count(ZoneDnssec dnssec, ZoneSigningKeyState state) {
    return dnssec.zoneSigningKeys().stream()
        .map(ZoneSigningKey::state)
        .filter(state::equals)
        .count();
  }

  private static void checkDifferent(ZoneDnssec dnssec, Function<KeySigningKey, String> member) {
    long different = dnssec.keySigningKeys().stream().map(member).distinct().count();
    if (different != dnssec.keySigningKeys().size()) {
      throw new InvalidInput("Two Key Signing Keys have the same name, reference or ARN.");
    }
  }
}
