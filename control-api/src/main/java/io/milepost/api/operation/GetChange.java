package io.milepost.api.operation;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.NoSuchChange;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;

/** Tells whether the DNS servers answer with a change yet. */
final class GetChange implements Operation<GetChangeRequest, GetChangeResponse> {
  private final Store store;

  GetChange(Store store) {
    this.store = store;
  }

  @Override
  public GetChangeResponse handle(GetChangeRequest request) {
    ChangeInfo change =
        store
            .read(reader -> reader.change(new ChangeId(request.id())))
            .orElseThrow(() -> new NoSuchChange(request.id()));
    return GetChangeResponse.builder().changeInfo(ZoneShapes.changeInfo(change)).build();
  }
}
