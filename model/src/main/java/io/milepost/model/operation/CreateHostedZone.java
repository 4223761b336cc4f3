package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.DelegationSetNotAvailable;
import io.milepost.model.error.HostedZoneAlreadyExists;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a public hosted zone with its NS and SOA sets.
 *
 * @param name a name of at least two labels
 * @param callerReference 1 to 128 characters
 * @see "Route 53 API Reference: CreateHostedZone"
 */
public record CreateHostedZone(DnsName name, String callerReference, Optional<String> comment)
    implements StoreChange<CreateHostedZone.Created> {
  private static final long NS_TTL_SECONDS = 172_800;
  private static final long SOA_TTL_SECONDS = 900;

  /** What was made. */
  public record Created(HostedZone zone, ChangeInfo change) {}

  /**
   * @throws HostedZoneAlreadyExists if a zone, gone or not, had that caller reference
   * @throws DelegationSetNotAvailable if zones of the same name, above or below it leave no four
   *     name servers
   */
  @Override
  public Created applyTo(StoreTransaction transaction) {
    if (transaction.isCallerReferenceUsed(callerReference)) {
      throw new HostedZoneAlreadyExists();
    }
    List<String> taken =
        transaction.overlappingHostedZones(name).stream()
            .flatMap(other -> other.nameServers().stream())
            .toList();
    List<String> nameServers =
        DelegationSetDraw.draw(taken, transaction.random())
            .orElseThrow(() -> new DelegationSetNotAvailable(name.toString()));
    HostedZone zone =
        new HostedZone(
            new HostedZoneId(transaction.ids().next('Z')),
            transaction.nextHostedZoneNumber(),
            name,
            callerReference,
            comment,
            nameServers,
            0);
    transaction.insertHostedZone(zone);
    List<String> hosts = nameServers.stream().map(host -> host + ".").toList();
    String mname = hosts.get(transaction.random().nextInt(hosts.size()));
    String soa = mname + " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
    transaction.putRecordSet(zone.reference(), apexSet(RecordType.NS, NS_TTL_SECONDS, hosts));
    transaction.putRecordSet(
        zone.reference(), apexSet(RecordType.SOA, SOA_TTL_SECONDS, List.of(soa)));
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return new Created(transaction.hostedZone(zone.id()).orElseThrow(), change);
  }

  private ResourceRecordSet apexSet(RecordType type, long ttlSeconds, List<String> values) {
    List<byte[]> rdata = new ArrayList<>();
    for (String value : values) {
      try {
        rdata.add(RecordValue.parse(type, value));
      } catch (FatalProblemException e) {
        throw new IllegalStateException(value, e);
      }
    }
    return new ResourceRecordSet(
        name,
        type,
        new RoutingPolicy.Simple(),
        new RecordData.Values(ttlSeconds, values, RdataList.of(rdata)),
        Optional.empty());
  }
}
