package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.CreateCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.CreateCidrCollectionResponse;

/** Makes a CIDR collection, or gives the one that was made by the same request before. */
final class CreateCidrCollection
    implements Operation<CreateCidrCollectionRequest, CreateCidrCollectionResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/cidrcollection/";

  private final Store store;
  private final Quotas quotas;

  CreateCidrCollection(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public CreateCidrCollectionResponse handle(CreateCidrCollectionRequest request) {
    CidrCollection collection =
        store.apply(
            new io.milepost.model.operation.CreateCidrCollection(
                request.name(), request.callerReference(), quotas));
    return CreateCidrCollectionResponse.builder()
        .collection(CidrShapes.collection(collection))
        .location(LOCATION + collection.id())
        .build();
  }
}
