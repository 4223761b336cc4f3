package io.milepost.store;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.Effect;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Effects on health checks in the form that {@link EffectsBlob} describes, behind their kind. */
final class HealthEffects {
  private HealthEffects() {}

  static void write(Effect.HealthCheckChanged changed, DataOutputStream out) throws IOException {
    out.writeUTF(changed.id().value());
    write(changed.before(), out);
    write(changed.after(), out);
  }

  private static void write(Optional<HealthCheck> image, DataOutputStream out) throws IOException {
    out.writeBoolean(image.isPresent());
    if (image.isPresent()) {
      HealthCheck check = image.get();
      out.writeLong(check.number());
      out.writeUTF(check.callerReference());
      out.writeLong(check.version());
      out.writeUTF(check.config().type().name());
      out.writeUTF(SettingsText.format(HealthCheckSettings.of(check.config())));
    }
  }

  static Effect readChanged(DataInputStream in) throws IOException {
    HealthCheckId id = new HealthCheckId(in.readUTF());
    return new Effect.HealthCheckChanged(id, readCheck(id, in), readCheck(id, in));
  }

  private static Optional<HealthCheck> readCheck(HealthCheckId id, DataInputStream in)
      throws IOException {
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    long number = in.readLong();
    String callerReference = in.readUTF();
    long version = in.readLong();
    HealthCheckType type = HealthCheckType.valueOf(in.readUTF());
    HealthCheckSettings settings = SettingsText.parse(in.readUTF());
    return Optional.of(
        new HealthCheck(id, number, callerReference, settings.toConfig(type), version));
  }

  static void write(Effect.HealthForced forced, DataOutputStream out) throws IOException {
    out.writeUTF(forced.id().value());
    out.writeUTF(forced.after().map(HealthStatus::name).orElse(""));
  }

  static Effect readForced(DataInputStream in) throws IOException {
    return new Effect.HealthForced(
        new HealthCheckId(in.readUTF()), readName(in).map(HealthStatus::valueOf));
  }

  static void write(Effect.AlarmChanged changed, DataOutputStream out) throws IOException {
    out.writeUTF(changed.id().region());
    out.writeUTF(changed.id().name());
    out.writeUTF(changed.after().map(data -> data.state().name()).orElse(""));
    out.writeUTF(changed.after().flatMap(AlarmData::lastKnown).map(HealthStatus::name).orElse(""));
  }

  static Effect readAlarm(DataInputStream in) throws IOException {
    AlarmId id = new AlarmId(in.readUTF(), in.readUTF());
    Optional<AlarmState> state = readName(in).map(AlarmState::valueOf);
    Optional<HealthStatus> lastKnown = readName(in).map(HealthStatus::valueOf);
    return new Effect.AlarmChanged(id, state.map(known -> new AlarmData(known, lastKnown)));
  }

  static void write(Effect.RoutingControlChanged changed, DataOutputStream out) throws IOException {
    out.writeUTF(changed.arn());
    out.writeUTF(changed.after().map(RoutingControlState::name).orElse(""));
  }

  static Effect readRoutingControl(DataInputStream in) throws IOException {
    return new Effect.RoutingControlChanged(
        in.readUTF(), readName(in).map(RoutingControlState::valueOf));
  }

  private static Optional<String> readName(DataInputStream in) throws IOException {
    return Optional.of(in.readUTF()).filter(name -> !name.isEmpty());
  }
}
