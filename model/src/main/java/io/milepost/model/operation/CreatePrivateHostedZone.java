package io.milepost.model.operation;

import io.milepost.model.error.ConflictingDomainExists;
import io.milepost.model.error.HostedZoneAlreadyExists;
import io.milepost.model.error.InvalidVPCId;
import io.milepost.model.error.TooManyHostedZones;
import io.milepost.model.name.DnsName;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneKind;
import java.util.List;
import java.util.Optional;

/**
 * Makes a private hosted zone with its NS and SOA sets, and lets its first VPC see it.
 *
 * @param name not the root
 * @param callerReference 1 to 128 characters
 * @see "Route 53 API Reference: CreateHostedZone"
 */
public record CreatePrivateHostedZone(
    DnsName name, String callerReference, Optional<String> comment, Vpc vpc, Quotas quotas)
    implements StoreChange<NewZone> {
  static final String PRIMARY = "ns-1536.awsdns-00.co.uk";

  /** Of all private zones; nobody can ask them, since the VPC's resolver answers. */
  static final List<String> NAME_SERVERS =
      List.of(PRIMARY, "ns-0.awsdns-00.com", "ns-1024.awsdns-00.org", "ns-512.awsdns-00.net");

  /**
   * @throws HostedZoneAlreadyExists if a zone, gone or not, had that caller reference
   * @throws TooManyHostedZones if the account has as many as it may have
   * @throws InvalidVPCId if the VPC is in another region
   * @throws ConflictingDomainExists if the VPC sees a private zone of that name already
   */
  @Override
  public NewZone applyTo(StoreTransaction transaction) {
    if (transaction.isCallerReferenceUsed(callerReference)) {
      throw new HostedZoneAlreadyExists();
    }
    if (quotas.isReached(Quota.HOSTED_ZONES, transaction::hostedZoneCount)) {
      throw new TooManyHostedZones("the account");
    }
    VpcRules.checkRegion(transaction, vpc);
    if (transaction.hostedZoneOfVpc(vpc.id(), name).isPresent()) {
      throw new ConflictingDomainExists();
    }
    NewZone made =
        NewZone.make(
            transaction,
            new NewZone.Plan(name, callerReference, comment, new ZoneKind.Private()),
            NAME_SERVERS,
            PRIMARY);
    transaction.associateVpc(made.zone().reference(), vpc);
    return made;
  }
}
