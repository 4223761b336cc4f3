package io.milepost.model.store;

import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.zone.HostedZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the keys of zones. */
public interface DnssecReader {
  /** A zone's keys; {@link ZoneDnssec#NONE} if it has none, or there is no such zone. */
  ZoneDnssec dnssec(HostedZoneId zone);

  /** A key-signing key as it is kept for a zone. */
  record KeyOfZone(HostedZoneId zone, KeyMaterial material) {}

  /**
   * A key-signing key, of any zone, that stands for a key of the key management service and does
   * not need action.
   */
  Optional<KeyOfZone> keyOfArn(String kmsArn);

  /** The active key-signing keys of all zones, of those that are signed before the others. */
  void activeKeys(Consumer<KeyOfZone> consumer);

  /**
   * The zones that are signed and have a zone-signing key whose time in its state is over, or whose
   * state began in the future.
   */
  List<HostedZoneId> zonesToRoll(Instant now, RollTiming timing);
}
