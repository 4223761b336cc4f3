package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneKind;

/**
 * Turns the accelerated recovery of a public zone on or off.
 *
 * @see "Route 53 API Reference: UpdateHostedZoneFeatures"
 */
public record UpdateAcceleratedRecovery(HostedZoneId id, AcceleratedRecovery status)
    implements StoreChange<HostedZone> {

  /**
   * @return the zone as it is now
   * @throws NoSuchHostedZone if there is no such zone
   * @throws InvalidInput if the zone is private
   */
  @Override
  public HostedZone applyTo(StoreTransaction transaction) {
    HostedZone zone =
        transaction.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    return switch (zone.kind()) {
      case ZoneKind.Public shown -> {
        HostedZone changed = zone.withKind(shown.withAcceleratedRecovery(status));
        transaction.updateHostedZone(changed);
        yield changed;
      }
      case ZoneKind.Private _ ->
          throw new InvalidInput(
              "Hosted zone " + id + " is private: accelerated recovery is for public ones.");
    };
  }
}
