package io.milepost.api.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.operation.UpdateAcceleratedRecovery;
import io.milepost.model.store.Store;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneFeaturesRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneFeaturesResponse;

/** Turns a hosted zone's accelerated recovery on or off; what is not given stays as it is. */
final class UpdateHostedZoneFeatures
    implements Operation<UpdateHostedZoneFeaturesRequest, UpdateHostedZoneFeaturesResponse> {
  private final Store store;

  UpdateHostedZoneFeatures(Store store) {
    this.store = store;
  }

  @Override
  public UpdateHostedZoneFeaturesResponse handle(UpdateHostedZoneFeaturesRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    Boolean enable = request.enableAcceleratedRecovery();
    if (enable != null) {
      store.apply(
          new UpdateAcceleratedRecovery(
              id, enable ? AcceleratedRecovery.ENABLED : AcceleratedRecovery.DISABLED));
    } else if (store.read(reader -> reader.hostedZone(id)).isEmpty()) {
      throw new NoSuchHostedZone(id.value());
    }
    return UpdateHostedZoneFeaturesResponse.builder().build();
  }
}
