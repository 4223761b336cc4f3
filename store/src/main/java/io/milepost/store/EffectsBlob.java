package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.Effect;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The effects of a change as bytes, for the change log. Numbers are big-endian; a text is its
 * length in two octets and modified UTF-8 ({@link DataOutputStream#writeUTF}).
 *
 * <pre>
 * blob   = version (1) count (4) effect*
 * effect = kind (1) zone [set]            kind: 1 created, 2 deleted, 3 set changed
 * zone   = 0 (1)                          the zone of the effect before
 *        | 1 (1) id number (8) apex
 * set    = owner type (2) identifier image image     before, after
 * image  = 0 (1)                          no set
 *        | 1 (1) ttl (4) routing length (4) rdata
 * </pre>
 *
 * An apex and an owner are names in wire form; an identifier or routing that is not there is an
 * empty text.
 */
final class EffectsBlob {
  private static final int VERSION = 1;
  private static final int ZONE_CREATED = 1;
  private static final int ZONE_DELETED = 2;
  private static final int SET_CHANGED = 3;

  private EffectsBlob() {}

  static byte[] write(List<Effect> effects) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new Writer(new DataOutputStream(bytes)).write(effects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalStateException if the bytes are of a version that is not known
   */
  static List<Effect> read(byte[] blob) {
    try {
      return new Reader(new DataInputStream(new ByteArrayInputStream(blob))).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Writer {
    private final DataOutputStream out;
    private Optional<ZoneReference> last = Optional.empty();

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void write(List<Effect> effects) throws IOException {
      out.writeByte(VERSION);
      out.writeInt(effects.size());
      for (Effect effect : effects) {
        switch (effect) {
          case Effect.ZoneCreated created -> writeKind(ZONE_CREATED, created);
          case Effect.ZoneDeleted deleted -> writeKind(ZONE_DELETED, deleted);
          case Effect.RecordSetChanged changed -> {
            writeKind(SET_CHANGED, changed);
            out.write(changed.key().name().toWire());
            out.writeShort(changed.key().type().code());
            out.writeUTF(changed.key().identifierText());
            writeImage(changed.before());
            writeImage(changed.after());
          }
        }
      }
    }

    private void writeKind(int kind, Effect effect) throws IOException {
      out.writeByte(kind);
      Optional<ZoneReference> zone = Optional.of(effect.zone());
      boolean same = zone.equals(last);
      out.writeBoolean(!same);
      if (!same) {
        out.writeUTF(effect.zone().id().value());
        out.writeLong(effect.zone().number());
        out.write(effect.zone().apex().toWire());
        last = zone;
      }
    }

    private void writeImage(Optional<PreparedSet> image) throws IOException {
      out.writeBoolean(image.isPresent());
      if (image.isPresent()) {
        PreparedSet set = image.get();
        String routing = RoutingText.format(set.routing());
        byte[] rdata = set.rdata().toBytes();
        out.writeInt(set.ttlSeconds());
        out.writeUTF(routing == null ? "" : routing);
        out.writeInt(rdata.length);
        out.write(rdata);
      }
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private Optional<ZoneReference> last = Optional.empty();

    Reader(DataInputStream in) {
      this.in = in;
    }

    List<Effect> read() throws IOException {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IllegalStateException("effects of version " + version);
      }
      int count = in.readInt();
      List<Effect> effects = new ArrayList<>(count);
      while (effects.size() < count) {
        effects.add(readEffect());
      }
      return effects;
    }

    private Effect readEffect() throws IOException {
      int kind = in.readUnsignedByte();
      if (in.readBoolean()) {
        last =
            Optional.of(
                new ZoneReference(new HostedZoneId(in.readUTF()), in.readLong(), readName()));
      }
      ZoneReference zone = last.orElseThrow();
      return switch (kind) {
        case ZONE_CREATED -> new Effect.ZoneCreated(zone);
        case ZONE_DELETED -> new Effect.ZoneDeleted(zone);
        case SET_CHANGED -> readSetChanged(zone);
        default -> throw new IllegalStateException("an effect of kind " + kind);
      };
    }

    private Effect readSetChanged(ZoneReference zone) throws IOException {
      DnsName owner = readName();
      int code = in.readUnsignedShort();
      RecordType type = RecordType.ofCode(code);
      if (type == null) {
        throw new IllegalStateException("type " + code + " at " + owner);
      }
      String identifier = in.readUTF();
      RecordSetKey key =
          new RecordSetKey(
              owner,
              type,
              identifier.isEmpty() ? Optional.empty() : Optional.of(new SetIdentifier(identifier)));
      return new Effect.RecordSetChanged(zone, key, readImage(key), readImage(key));
    }

    private Optional<PreparedSet> readImage(RecordSetKey key) throws IOException {
      if (!in.readBoolean()) {
        return Optional.empty();
      }
      int ttlSeconds = in.readInt();
      String routing = in.readUTF();
      RdataList rdata = RdataList.ofBytes(in.readNBytes(in.readInt()));
      return Optional.of(
          new PreparedSet(
              key.name(),
              key.type(),
              RoutingText.parse(routing.isEmpty() ? null : routing, key.identifierText()),
              ttlSeconds,
              rdata));
    }

    private DnsName readName() throws IOException {
      byte[] wire = new byte[DnsName.MAX_WIRE_LENGTH];
      int at = 0;
      int label = in.readUnsignedByte();
      while (label != 0) {
        wire[at] = (byte) label;
        in.readFully(wire, at + 1, label);
        at += label + 1;
        label = in.readUnsignedByte();
      }
      return DnsName.fromWire(wire, 0);
    }
  }
}
