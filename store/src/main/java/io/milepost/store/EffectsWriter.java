package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.store.Effect;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the form that {@link EffectsBlob} describes; used once. */
final class EffectsWriter {
  private final DataOutputStream out;
  private Optional<ZoneReference> last = Optional.empty();

  EffectsWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(List<Effect> effects) throws IOException {
    out.writeByte(EffectsBlob.VERSION);
    out.writeInt(effects.size());
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.ContentsCleared _ -> out.writeByte(EffectsBlob.CONTENTS_CLEARED);
        case Effect.ZoneCreated created -> writeKind(EffectsBlob.ZONE_CREATED, created);
        case Effect.ZoneDeleted deleted -> writeKind(EffectsBlob.ZONE_DELETED, deleted);
        case Effect.VpcAssociated associated -> {
          writeKind(EffectsBlob.VPC_ASSOCIATED, associated);
          writeVpc(associated.vpc());
        }
        case Effect.VpcDisassociated disassociated -> {
          writeKind(EffectsBlob.VPC_DISASSOCIATED, disassociated);
          writeVpc(disassociated.vpc());
        }
        case Effect.HealthCheckChanged changed -> {
          out.writeByte(EffectsBlob.HEALTH_CHECK_CHANGED);
          HealthEffects.write(changed, out);
        }
        case Effect.HealthForced forced -> {
          out.writeByte(EffectsBlob.HEALTH_FORCED);
          HealthEffects.write(forced, out);
        }
        case Effect.AlarmChanged changed -> {
          out.writeByte(EffectsBlob.ALARM_CHANGED);
          HealthEffects.write(changed, out);
        }
        case Effect.RoutingControlChanged changed -> {
          out.writeByte(EffectsBlob.ROUTING_CONTROL_CHANGED);
          HealthEffects.write(changed, out);
        }
        case Effect.RecordSetChanged changed -> {
          writeKind(EffectsBlob.SET_CHANGED, changed);
          out.write(changed.key().name().toWire());
          out.writeShort(changed.key().type().code());
          out.writeUTF(changed.key().identifierText());
          writeImage(changed.before());
          writeImage(changed.after());
        }
        case Effect.ZoneSigningChanged changed -> {
          writeKind(EffectsBlob.ZONE_SIGNING_CHANGED, changed);
          SigningEffects.write(changed, out);
        }
        case Effect.CidrLocationChanged changed -> {
          out.writeByte(EffectsBlob.CIDR_LOCATION_CHANGED);
          out.writeUTF(changed.collectionId().value());
          out.writeUTF(changed.locationName());
          writeBlocks(changed.removed());
          writeBlocks(changed.added());
        }
      }
    }
  }

  private void writeKind(int kind, Effect.OfZone effect) throws IOException {
    out.writeByte(kind);
    Optional<ZoneReference> zone = Optional.of(effect.zone());
    boolean same = zone.equals(last);
    out.writeBoolean(!same);
    if (!same) {
      out.writeUTF(effect.zone().id().value());
      out.writeLong(effect.zone().number());
      out.write(effect.zone().apex().toWire());
      out.writeBoolean(effect.zone().privateZone());
      last = zone;
    }
  }

  private void writeBlocks(List<Cidr> blocks) throws IOException {
    out.writeInt(blocks.size());
    for (Cidr block : blocks) {
      out.writeUTF(block.toString());
    }
  }

  private void writeVpc(Vpc vpc) throws IOException {
    out.writeUTF(vpc.region());
    out.writeUTF(vpc.id().value());
  }

  private void writeImage(Optional<PreparedSet> image) throws IOException {
    if (image.isEmpty()) {
      out.writeByte(EffectsBlob.NO_SET);
      return;
    }
    PreparedSet set = image.get();
    switch (set.data()) {
      case PreparedData.Values values -> {
        byte[] rdata = values.rdata().toBytes();
        writeKindAndRouting(EffectsBlob.VALUES, set);
        out.writeInt(values.ttlSeconds());
        out.writeInt(rdata.length);
        out.write(rdata);
      }
      case PreparedData.Alias(AliasTarget target) -> {
        writeKindAndRouting(EffectsBlob.ALIAS, set);
        out.writeUTF(target.hostedZoneId().value());
        out.write(target.dnsName().toWire());
        out.writeBoolean(target.evaluateTargetHealth());
      }
    }
  }

  private void writeKindAndRouting(int kind, PreparedSet set) throws IOException {
    String routing = RoutingText.format(set.routing());
    out.writeByte(kind);
    out.writeUTF(routing == null ? "" : routing);
    out.writeUTF(set.healthCheckId().map(HealthCheckId::value).orElse(""));
  }
}
