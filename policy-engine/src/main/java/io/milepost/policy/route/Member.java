package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.RoutedMember;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.HostedZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record set of a group, as the rules read it: what they need stands here, so that a choice need
 * not look further. Immutable, but for what it remembers of its target.
 */
public final class Member {
  private static final int NO_CHECK = -1;

  private final RoutedMember source;
  private final @Nullable Rrset values;
  private final int healthSlot;
  private final boolean evaluating;
  private final byte[] targetName;

  /** The same for every thread that finds it, so that it does not matter whose is kept. */
  private @Nullable Link link;

  /**
   * What an alias leads to in its zone.
   *
   * @param version of the zone in which it was found
   */
  private record Link(ZoneSnapshot.Version version, LookupResult target) {}

  Member(RoutedMember source, HealthSlots slots) {
    this.source = source;
    this.values = source.values();
    this.healthSlot = source.healthCheckId().map(slots::slotOf).orElse(NO_CHECK);
    AliasTarget alias = source.alias();
    this.evaluating = alias != null && alias.evaluateTargetHealth();
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
    return values;
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
    return evaluating;
  }

  /**
   * What the alias leads to, if that was found in the same version of its zone before.
   *
   * @return an {@code Rrset}, {@code RoutedSets} or {@code NoData}; null if it is to be looked up
   */
  @Nullable LookupResult knownTarget(ZoneSnapshot zone) {
    Link known = link;
    return known != null && known.version.equals(zone.version()) ? known.target : null;
  }

  /**
   * Remembers what the alias leads to.
   *
   * @param target no cursor that will point elsewhere
   */
  void know(ZoneSnapshot zone, LookupResult target) {
    link = new Link(zone.version(), target);
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
