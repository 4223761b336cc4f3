package io.milepost.store;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the keys of zones. */
final class RandomKeys {
  private RandomKeys() {}

  /** Keys of which one of each role signs, in a zone that may be signed. */
  static ZoneDnssec draw(RandomGenerator random) {
    List<KeySigningKey> ksks = new ArrayList<>();
    ksks.add(ksk(random, KeySigningKeyStatus.ACTIVE));
    KeySigningKeyStatus[] statuses = KeySigningKeyStatus.values();
    if (random.nextBoolean()) {
      ksks.add(ksk(random, statuses[random.nextInt(statuses.length)]));
    }
    List<ZoneSigningKey> zsks = new ArrayList<>();
    zsks.add(zsk(random, ZoneSigningKeyState.ACTIVE));
    if (random.nextBoolean()) {
      zsks.add(zsk(random, ZoneSigningKeyState.RETIRED));
    }
    ServeSignature[] states = ServeSignature.values();
    ServeSignature state =
        random.nextBoolean() ? ServeSignature.SIGNING : states[random.nextInt(states.length)];
    return new ZoneDnssec(state, random.nextBoolean() ? "" : "a message", ksks, zsks);
  }

  private static Instant time(RandomGenerator random) {
    return Instant.ofEpochMilli(random.nextLong(1L << 42));
  }

  private static KeyMaterial material(RandomGenerator random, KeyRole role) {
    byte[] point = new byte[64];
    byte[] sealed = new byte[1 + random.nextInt(200)];
    random.nextBytes(point);
    random.nextBytes(sealed);
    return new KeyMaterial(Dnskey.of(role, point), SealedKey.of(sealed));
  }

  private static KeySigningKey ksk(RandomGenerator random, KeySigningKeyStatus status) {
    return new KeySigningKey(
        "key_" + random.nextInt(),
        "reference " + random.nextInt(),
        "arn:aws:kms:us-east-1:111122223333:key/" + random.nextInt(10),
        status,
        "",
        material(random, KeyRole.KSK),
        time(random),
        time(random));
  }

  private static ZoneSigningKey zsk(RandomGenerator random, ZoneSigningKeyState state) {
    return new ZoneSigningKey(material(random, KeyRole.ZSK), state, time(random));
  }
}
