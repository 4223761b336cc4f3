package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.Effect;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the form that {@link EffectsBlob} describes; used once. */
final class EffectsReader {
  private final DataInputStream in;
  private int version;
  private Optional<ZoneReference> last = Optional.empty();

  EffectsReader(DataInputStream in) {
    this.in = in;
  }

  List<Effect> read() throws IOException {
    version = in.readUnsignedByte();
    if (version != EffectsBlob.VERSION && version != EffectsBlob.VERSION_WITHOUT_PRIVATE_ZONES) {
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
    return switch (kind) {
      case EffectsBlob.CONTENTS_CLEARED -> new Effect.ContentsCleared();
      case EffectsBlob.CIDR_LOCATION_CHANGED ->
          new Effect.CidrLocationChanged(
              new CidrCollectionId(in.readUTF()), in.readUTF(), readBlocks(), readBlocks());
      case EffectsBlob.HEALTH_CHECK_CHANGED -> HealthEffects.readChanged(in);
      case EffectsBlob.HEALTH_FORCED -> HealthEffects.readForced(in);
      case EffectsBlob.ALARM_CHANGED -> HealthEffects.readAlarm(in);
      case EffectsBlob.ROUTING_CONTROL_CHANGED -> HealthEffects.readRoutingControl(in);
      default -> readEffectOfZone(kind);
    };
  }

  private List<Cidr> readBlocks() throws IOException {
    int count = in.readInt();
    List<Cidr> blocks = new ArrayList<>(count);
    while (blocks.size() < count) {
      blocks.add(Cidr.parse(in.readUTF()));
    }
    return blocks;
  }

  private Effect readEffectOfZone(int kind) throws IOException {
    if (in.readBoolean()) {
      last = Optional.of(readZone());
    }
    ZoneReference zone = last.orElseThrow();
    return switch (kind) {
      case EffectsBlob.ZONE_CREATED -> new Effect.ZoneCreated(zone);
      case EffectsBlob.ZONE_DELETED -> new Effect.ZoneDeleted(zone);
      case EffectsBlob.SET_CHANGED -> readSetChanged(zone);
      case EffectsBlob.VPC_ASSOCIATED -> new Effect.VpcAssociated(zone, readVpc());
      case EffectsBlob.VPC_DISASSOCIATED -> new Effect.VpcDisassociated(zone, readVpc());
      case EffectsBlob.ZONE_SIGNING_CHANGED -> SigningEffects.read(zone, in);
      default -> throw new IllegalStateException("an effect of kind " + kind);
    };
  }

  private ZoneReference readZone() throws IOException {
    HostedZoneId id = new HostedZoneId(in.readUTF());
    long number = in.readLong();
    DnsName apex = readName();
    boolean privateZone = version != EffectsBlob.VERSION_WITHOUT_PRIVATE_ZONES && in.readBoolean();
    return new ZoneReference(id, number, apex, privateZone);
  }

  private Vpc readVpc() throws IOException {
    return new Vpc(in.readUTF(), new VpcId(in.readUTF()));
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
    int kind = in.readUnsignedByte();
    if (kind == EffectsBlob.NO_SET) {
      return Optional.empty();
    }
    String routing = in.readUTF();
    String healthCheck = in.readUTF();
    PreparedData data =
        switch (kind) {
          case EffectsBlob.VALUES ->
              new PreparedData.Values(in.readInt(), RdataList.ofBytes(in.readNBytes(in.readInt())));
          case EffectsBlob.ALIAS ->
              new PreparedData.Alias(
                  new AliasTarget(new HostedZoneId(in.readUTF()), readName(), in.readBoolean()));
          default -> throw new IllegalStateException("an image of kind " + kind);
        };
    return Optional.of(
        new PreparedSet(
            key.name(),
            key.type(),
            RoutingText.parse(routing.isEmpty() ? null : routing, key.identifierText()),
            data,
            healthCheck.isEmpty()
                ? Optional.empty()
                : Optional.of(new HealthCheckId(healthCheck))));
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
