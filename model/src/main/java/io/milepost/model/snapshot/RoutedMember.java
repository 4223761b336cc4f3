package io.milepost.model.snapshot;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of {@link RoutedSets}: values that are ready to be written, or an alias. */
public final class RoutedMember {
  private final RoutingPolicy routing;
  private final Optional<HealthCheckId> healthCheckId;
  private final @Nullable Rrset values;
  private final @Nullable AliasTarget alias;

  /**
   * @param apex the zone's apex in lower-case wire form
   */
  RoutedMember(PreparedSet set, byte[] apex) {
    this.routing = set.routing();
    this.healthCheckId = set.healthCheckId();
    switch (set.data()) {
      case PreparedData.Values(int ttlSeconds, var rdata) -> {
        this.values = new Rrset(set.type().code(), ttlSeconds, rdata, apex);
        this.alias = null;
      }
      case PreparedData.Alias(AliasTarget target) -> {
        this.values = null;
        this.alias = target;
      }
    }
  }

  public RoutingPolicy routing() {
    return routing;
  }

  /** The set identifier; empty for simple routing. */
  public String identifier() {
    return routing.setIdentifier().map(SetIdentifier::value).orElse("");
  }

  /** The health check that the set names itself. */
  public Optional<HealthCheckId> healthCheckId() {
    return healthCheckId;
  }

  /** The set's own values; null if it is an alias. */
  public @Nullable Rrset values() {
    return values;
  }

  /** Whose values the set answers with; null if it has its own. */
  public @Nullable AliasTarget alias() {
    return alias;
  }

  @Override
  public String toString() {
    String data =
        values == null
            ? String.valueOf(alias)
            : values.ttlSeconds()
                + " "
                + HexFormat.of().formatHex(values.bytes(), values.start(), values.end());
    return routing + " " + data + healthCheckId.map(id -> " " + id).orElse("");
  }
}
