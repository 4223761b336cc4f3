package io.milepost.api;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.zone.HostedZoneId;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Keys that are points of no curve, and a text in place of what is encrypted. */
public final class PlainKeys implements KeyMaker {
  private final SplittableRandom random = new SplittableRandom(20261121);
  private boolean masterKeyGone;

  /** From now on no key can be made or opened, or all can again. */
  public void loseMasterKey(boolean gone) {
    masterKeyGone = gone;
  }

  private static SealedKey sealed(HostedZoneId zone) {
    return SealedKey.of(("key of " + zone).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public KeyMaterial make(HostedZoneId zone, KeyRole role) throws MasterKeyException {
    checkMasterKey();
    byte[] point = new byte[64];
    random.nextBytes(point);
    return new KeyMaterial(Dnskey.of(role, point), sealed(zone));
  }

  @Override
  public KeyMaterial copy(HostedZoneId from, KeyMaterial material, HostedZoneId to)
      throws MasterKeyException {
    check(from, material);
    return new KeyMaterial(material.dnskey(), sealed(to));
  }

  @Override
  public void check(HostedZoneId zone, KeyMaterial material) throws MasterKeyException {
    checkMasterKey();
    if (!material.sealed().equals(sealed(zone))) {
      throw new MasterKeyException("It is of another zone.");
    }
  }

  private void checkMasterKey() throws MasterKeyException {
    if (masterKeyGone) {
      throw new MasterKeyException("The master key is missing.");
    }
  }
}
