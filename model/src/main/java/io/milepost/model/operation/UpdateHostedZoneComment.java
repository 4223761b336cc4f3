package io.milepost.model.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;

/**
 * Replaces or removes a zone's comment.
 *
 * @param comment at most 256 characters; empty to remove it
 * @see "Route 53 API Reference: UpdateHostedZoneComment"
 */
public record UpdateHostedZoneComment(HostedZoneId id, Optional<String> comment)
    implements StoreChange<HostedZone> {

  /**
   * @return the zone as it is now
   * @throws NoSuchHostedZone if there is no such zone
   */
  @Override
  public HostedZone applyTo(StoreTransaction transaction) {
    HostedZone zone =
        transaction
            .hostedZone(id)
            .orElseThrow(() -> new NoSuchHostedZone(id.value()))
            .withComment(comment);
    transaction.updateHostedZone(zone);
    return zone;
  }
}
