package io.milepost.store;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.store.Effect;
import io.milepost.model.zone.ZoneReference;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Effects on signing in the form that {@link EffectsBlob} describes, behind the zone. */
final class SigningEffects {
  private static final int POINT_LENGTH = 64;

  private SigningEffects() {}

  static void write(Effect.ZoneSigningChanged changed, DataOutputStream out) throws IOException {
    write(changed.before(), out);
    write(changed.after(), out);
  }

  private static void write(Optional<ZoneSigning> image, DataOutputStream out) throws IOException {
    List<ZoneKey> keys = image.map(ZoneSigning::keys).orElse(List.of());
    out.writeByte(keys.size());
    for (ZoneKey key : keys) {
      byte[] sealed = key.sealed().toBytes();
      out.writeUTF(key.role().name());
      out.write(key.dnskey().point());
      out.writeBoolean(key.published());
      out.writeBoolean(key.signs());
      out.writeShort(sealed.length);
      out.write(sealed);
    }
  }

  static Effect read(ZoneReference zone, DataInputStream in) throws IOException {
    return new Effect.ZoneSigningChanged(zone, readImage(in), readImage(in));
  }

  private static Optional<ZoneSigning> readImage(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    List<ZoneKey> keys = new ArrayList<>();
    while (keys.size() < count) {
      Dnskey dnskey = Dnskey.of(KeyRole.valueOf(in.readUTF()), in.readNBytes(POINT_LENGTH));
      boolean published = in.readBoolean();
      boolean signs = in.readBoolean();
      SealedKey sealed = SealedKey.of(in.readNBytes(in.readUnsignedShort()));
      keys.add(new ZoneKey(dnskey, sealed, published, signs));
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new ZoneSigning(keys));
  }
}
