package io.milepost.model.operation;

import io.milepost.model.error.ConflictingDomainExists;
import io.milepost.model.error.DelegationSetNotAvailable;
import io.milepost.model.error.HostedZoneAlreadyExists;
import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.error.TooManyHostedZones;
import io.milepost.model.name.DnsName;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.ZoneKind;
import java.util.List;
import java.util.Optional;

/**
 * Makes a public hosted zone with its NS and SOA sets.
 *
 * @param name a name of at least two labels
 * @param callerReference 1 to 128 characters
 * @param delegationSet whose name servers the zone gets; empty for four that are drawn
 * @see "Route 53 API Reference: CreateHostedZone"
 */
public record CreateHostedZone(
    DnsName name,
    String callerReference,
    Optional<String> comment,
    Optional<DelegationSetId> delegationSet,
    Quotas quotas)
    implements StoreChange<NewZone> {

  /** A zone with name servers of its own. */
  public CreateHostedZone(DnsName name, String callerReference, Optional<String> comment) {
    this(name, callerReference, comment, Optional.empty(), Quotas.NONE);
  }

  /**
   * @throws HostedZoneAlreadyExists if a zone, gone or not, had that caller reference
   * @throws TooManyHostedZones if the account or the delegation set has as many as it may have
   * @throws NoSuchDelegationSet if there is no such reusable delegation set
   * @throws ConflictingDomainExists if a zone of the same name, above or below it has a name server
   *     of the delegation set
   * @throws DelegationSetNotAvailable if such zones leave no four name servers to be drawn
   */
  @Override
  public NewZone applyTo(StoreTransaction transaction) {
    if (transaction.isCallerReferenceUsed(callerReference)) {
      throw new HostedZoneAlreadyExists();
    }
    if (quotas.isReached(Quota.HOSTED_ZONES, transaction::hostedZoneCount)) {
      throw new TooManyHostedZones("the account");
    }
    List<String> taken =
        transaction.overlappingHostedZones(name).stream()
            .flatMap(other -> other.nameServers().stream())
            .toList();
    List<String> nameServers =
        delegationSet.isPresent()
            ? ofDelegationSet(transaction, delegationSet.get(), taken)
            : DelegationSetDraw.draw(taken, transaction.random())
                .orElseThrow(() -> new DelegationSetNotAvailable(name.toString()));
    ZoneKind kind = new ZoneKind.Public(nameServers, delegationSet, Optional.empty());
    String primary = nameServers.get(transaction.random().nextInt(nameServers.size()));
    return NewZone.make(
        transaction, new NewZone.Plan(name, callerReference, comment, kind), nameServers, primary);
  }

  private List<String> ofDelegationSet(
      StoreTransaction transaction, DelegationSetId id, List<String> taken) {
    DelegationSet set =
        transaction.delegationSet(id).orElseThrow(() -> new NoSuchDelegationSet(id.value()));
    if (set.nameServers().stream().anyMatch(taken::contains)) {
      throw new ConflictingDomainExists();
    }
    if (quotas.isReached(Quota.ZONES_OF_DELEGATION_SET, () -> transaction.hostedZoneCount(id))) {
      throw new TooManyHostedZones("the delegation set");
    }
    return set.nameServers();
  }
}
