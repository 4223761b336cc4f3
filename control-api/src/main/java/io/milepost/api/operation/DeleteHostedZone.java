package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneResponse;

/** Removes a hosted zone that is empty but for its apex NS and SOA. */
final class DeleteHostedZone
    implements Operation<DeleteHostedZoneRequest, DeleteHostedZoneResponse> {
  private final Store store;

  DeleteHostedZone(Store store) {
    this.store = store;
  }

  @Override
  public DeleteHostedZoneResponse handle(DeleteHostedZoneRequest request) {
    HostedZoneId id = new HostedZoneId(request.id());
    ChangeInfo change = store.apply(new io.milepost.model.operation.DeleteHostedZone(id));
    return DeleteHostedZoneResponse.builder().changeInfo(ZoneShapes.changeInfo(change)).build();
  }
}
