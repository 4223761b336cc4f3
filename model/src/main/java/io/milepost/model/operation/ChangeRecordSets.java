package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.error.NoSuchCidrCollection;
import io.milepost.model.error.NoSuchCidrLocation;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.PriorRequestNotComplete;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Makes a change batch in a zone.
 *
 * @param oneAtATime whether it is refused while an earlier one of the zone is pending
 * @see "Route 53 API Reference: ChangeResourceRecordSets"
 */
public record ChangeRecordSets(
    HostedZoneId zoneId, ChangeBatch batch, Quotas quotas, boolean oneAtATime)
    implements StoreChange<ChangeInfo> {

  /** A batch that may leave any number of sets in the zone. */
  public ChangeRecordSets(HostedZoneId zoneId, ChangeBatch batch) {
    this(zoneId, batch, Quotas.NONE, false);
  }

  /**
   * @throws NoSuchHostedZone if there is no such zone
   * @throws PriorRequestNotComplete if an earlier batch of the zone is pending
   * @throws NoSuchHealthCheck if a set that is to be written names a health check that is not there
   * @throws NoSuchCidrCollection if it names a CIDR collection that is not there
   * @throws NoSuchCidrLocation if the collection has no such location
   * @throws InvalidChangeBatch with every fault of the batch
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone =
        transaction.hostedZone(zoneId).orElseThrow(() -> new NoSuchHostedZone(zoneId.value()));
    if (oneAtATime && transaction.isBatchPending(zoneId)) {
      throw new PriorRequestNotComplete();
    }
    batch.changes().stream()
        .filter(change -> change.action().writes())
        .forEach(change -> checkReferences(change, transaction));
    List<String> sizeFaults = BatchLimits.faults(batch);
    if (!sizeFaults.isEmpty()) {
      throw new InvalidChangeBatch(sizeFaults);
    }
    BatchEvaluation evaluation =
        new BatchEvaluation(
            new ZoneTerms(zoneId, zone.name(), zone.isPrivate(), quotas == Quotas.ENFORCED, false),
            name -> transaction.recordSetsAt(zoneId, name),
            id -> transaction.hostedZone(id).isPresent());
    List<String> faults = evaluation.evaluate(batch.changes());
    if (!faults.isEmpty()) {
      throw new InvalidChangeBatch(faults);
    }
    evaluation.removed().forEach(set -> transaction.deleteRecordSet(zone.reference(), set));
    evaluation.written().forEach(set -> transaction.putRecordSet(zone.reference(), set));
    checkQuota(transaction, zone);
    ChangeInfo info = Submission.of(transaction, batch.comment());
    return info;
  }

  /** A set that is deleted may refer to what is gone. */
  private static void checkReferences(RequestedChange change, StoreReader reader) {
    change
        .healthCheckId()
        .filter(id -> !reader.isHealthCheck(id))
        .ifPresent(id -> {
          throw new NoSuchHealthCheck(id.value());
        });
    checkLocation(change, reader);
  }

  /**
   * Refuses IP-based routing by what is not there.
   *
   * @throws NoSuchCidrCollection if there is no such collection
   * @throws NoSuchCidrLocation if the collection has no such location
   */
  static void checkLocation(RequestedChange change, StoreReader reader) {
    if (change.routing() instanceof RoutingPolicy.IpBased blocks) {
      Set<String> locations =
          reader
              .cidrLocations(blocks.collectionId())
              .orElseThrow(() -> new NoSuchCidrCollection(blocks.collectionId().value()));
      boolean isDefault = blocks.locationName().equals(RoutingPolicy.IpBased.DEFAULT_LOCATION);
      if (!isDefault && !locations.contains(blocks.locationName())) {
        throw new NoSuchCidrLocation(blocks.locationName());
      }
    }
  }

  /** A zone that has too many sets already may be changed as long as it gets no more. */
  private void checkQuota(StoreTransaction transaction, HostedZone before) {
    LongSupplier setsBeforeTheLast =
        () -> {
          long count = transaction.hostedZone(zoneId).orElseThrow().resourceRecordSetCount();
          return count > before.resourceRecordSetCount() ? count - 1 : 0;
        };
    if (quotas.isReached(Quota.RECORD_SETS_OF_ZONE, setsBeforeTheLast)) {
      throw new InvalidChangeBatch(
          List.of(BatchMessages.tooManySets(before.name(), Quota.RECORD_SETS_OF_ZONE.value())));
    }
  }
}
