package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;

/**
 * Makes a change batch in a zone.
 *
 * @see "Route 53 API Reference: ChangeResourceRecordSets"
 */
public record ChangeRecordSets(HostedZoneId zoneId, ChangeBatch batch, Quotas quotas)
    implements StoreChange<ChangeInfo> {

  /** A batch that may leave any number of sets in the zone. */
  public ChangeRecordSets(HostedZoneId zoneId, ChangeBatch batch) {
    this(zoneId, batch, Quotas.NONE);
  }

  /**
   * @throws NoSuchHostedZone if there is no such zone
   * @throws NoSuchHealthCheck if a set names a health check, of which there are none
   * @throws InvalidChangeBatch with every fault of the batch
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone =
        transaction.hostedZone(zoneId).orElseThrow(() -> new NoSuchHostedZone(zoneId.value()));
    for (RequestedChange change : batch.changes()) {
      change
          .healthCheckId()
          .ifPresent(id -> {
            throw new NoSuchHealthCheck(id);
          });
    }
    List<String> sizeFaults = BatchLimits.faults(batch);
    if (!sizeFaults.isEmpty()) {
      throw new InvalidChangeBatch(sizeFaults);
    }
    BatchEvaluation evaluation =
        new BatchEvaluation(zone.name(), name -> transaction.recordSetsAt(zoneId, name));
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

  /** A zone that has too many sets already may be changed as long as it gets no more. */
  private void checkQuota(StoreTransaction transaction, HostedZone before) {
    long count = transaction.hostedZone(zoneId).orElseThrow().resourceRecordSetCount();
    if (count > before.resourceRecordSetCount()
        && quotas.isReached(Quota.RECORD_SETS_OF_ZONE, () -> count - 1)) {
      throw new InvalidChangeBatch(
          List.of(BatchMessages.tooManySets(before.name(), Quota.RECORD_SETS_OF_ZONE.value())));
    }
  }
}
