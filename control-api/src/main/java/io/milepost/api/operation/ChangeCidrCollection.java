package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.operation.CidrChange;
import io.milepost.model.store.Store;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ChangeCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.ChangeCidrCollectionResponse;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;

/** Changes the blocks of a CIDR collection, all of them or none. */
final class ChangeCidrCollection
    implements Operation<ChangeCidrCollectionRequest, ChangeCidrCollectionResponse> {
  private final Store store;

  ChangeCidrCollection(Store store) {
    this.store = store;
  }

  @Override
  public ChangeCidrCollectionResponse handle(ChangeCidrCollectionRequest request) {
    List<CidrChange> changes =
        request.changes().stream().map(ChangeCidrCollection::change).toList();
    ChangeInfo change =
        store.apply(
            new io.milepost.model.operation.ChangeCidrCollection(
                new CidrCollectionId(request.id()),
                Optional.ofNullable(request.collectionVersion()),
                changes));
    return ChangeCidrCollectionResponse.builder().id(change.id().withPrefix()).build();
  }

  private static CidrChange change(CidrCollectionChange change) {
    return new CidrChange(
        change.locationName(),
        CidrChange.Action.valueOf(change.actionAsString()),
        change.cidrList());
  }
}
