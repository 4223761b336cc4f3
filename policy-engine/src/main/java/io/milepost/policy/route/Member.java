package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.RoutedMember;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.zone.HostedZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record set of a group, as the rules read it. Immutable. */
public final class Member {
  private static final int NO_CHECK = -1;

  private final RoutedMember source;
  private final int healthSlot;
  private final byte[] targetName;

  Member(RoutedMember source, HealthSlots slots) {
    this.source = source;
    this.healthSlot = source.healthCheckId().map(slots::slotOf).orElse(NO_CHECK);
    AliasTarget alias = source.alias();
    this.targetName = alias == null ? new byte[0] : alias.dnsName().wire();
  }

  /** The set as it was compiled: its identifier, policy, values or alias, and health check. */
  public RoutedMember source() {
    return source;
  }

  /** The set identifier; empty for simple routing. */
  public String identifier() {
    return source.identifier();
  }

  RoutingPolicy routing() {
    return source.routing();
  }

  /** The set's own values; null if it is an alias. */
  @Nullable Rrset values() {
    return source.values();
  }

  /** Whether the set names a health check itself. */
  boolean hasCheck() {
    return healthSlot != NO_CHECK;
  }

  int healthSlot() {
    return healthSlot;
  }

  /** Whether the set is healthy only while what it is an alias of is. */
  boolean evaluatesTarget() {
    AliasTarget alias = source.alias();
    return alias != null && alias.evaluateTargetHealth();
  }

  /** Whether the set is an alias of one in a zone. */
  boolean isAliasIn(HostedZoneId zone) {
    return alias().hostedZoneId().equals(zone);
  }

  /** The name of the alias's target in lower-case wire form; not to be changed. */
  byte[] targetName() {
    return targetName;
  }

  /** The name of the alias's target. */
  DnsName target() {
    return alias().dnsName();
  }

  private AliasTarget alias() {
    return Objects.requireNonNull(source.alias());
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
