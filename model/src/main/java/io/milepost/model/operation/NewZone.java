package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A zone that was just made.
 *
 * @param zone with its NS and SOA sets
 */
public record NewZone(HostedZone zone, ChangeInfo change) {
  private static final long NS_TTL_SECONDS = 172_800;
  private static final long SOA_TTL_SECONDS = 900;

  /** A zone as it is asked for. */
  record Plan(DnsName name, String callerReference, Optional<String> comment, ZoneKind kind) {}

  /**
   * Makes a zone with its NS and SOA sets.
   *
   * @param nameServers what the NS set says, without trailing dots
   * @param primary what the SOA set says, one of them
   */
  static NewZone make(
      StoreTransaction transaction, Plan plan, List<String> nameServers, String primary) {
    HostedZone zone =
        new HostedZone(
            new HostedZoneId(transaction.ids().next('Z')),
            transaction.nextHostedZoneNumber(),
            plan.name(),
            plan.callerReference(),
            plan.comment(),
            plan.kind(),
            0);
    insert(transaction, zone, nameServers, primary);
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return new NewZone(transaction.hostedZone(zone.id()).orElseThrow(), change);
  }

  /**
   * Adds a zone with its NS and SOA sets.
   *
   * @param nameServers what the NS set says, without trailing dots
   * @param primary what the SOA set says, one of them
   */
  static void insert(
      StoreTransaction transaction, HostedZone zone, List<String> nameServers, String primary) {
    transaction.insertHostedZone(zone);
    List<String> hosts = nameServers.stream().map(host -> host + ".").toList();
    String soa = primary + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
    put(transaction, zone, RecordType.NS, NS_TTL_SECONDS, hosts);
    put(transaction, zone, RecordType.SOA, SOA_TTL_SECONDS, List.of(soa));
  }

  private static void put(
      StoreTransaction transaction,
      HostedZone zone,
      RecordType type,
      long ttlSeconds,
      List<String> values) {
    List<byte[]> rdata = new ArrayList<>();
    for (String value : values) {
      try {
        rdata.add(RecordValue.parse(type, value));
      } catch (FatalProblemException e) {
        throw new IllegalStateException(value, e);
      }
    }
    transaction.putRecordSet(
        zone.reference(),
        new ResourceRecordSet(
            zone.name(),
            type,
            new RoutingPolicy.Simple(),
            new RecordData.Values(ttlSeconds, values, RdataList.of(rdata)),
            Optional.empty()));
  }
}
