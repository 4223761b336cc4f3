package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.ListCidrCollectionsRequest;
import software.amazon.awssdk.services.route53.model.ListCidrCollectionsResponse;

/** Lists the CIDR collections by name. */
final class ListCidrCollections
    implements Operation<ListCidrCollectionsRequest, ListCidrCollectionsResponse> {
  private static final PageToken TOKEN = CidrShapes.token("CIDR collections");

  private final Store store;

  ListCidrCollections(Store store) {
    this.store = store;
  }

  @Override
  public ListCidrCollectionsResponse handle(ListCidrCollectionsRequest request) {
    int size = CidrShapes.pageSize(request.maxResults());
    String from = TOKEN.readText(request.nextToken()).orElse("");
    Page<CidrCollection> page =
        Page.of(store.read(reader -> reader.cidrCollections(from, size + 1)), size);
    return ListCidrCollectionsResponse.builder()
        .cidrCollections(page.items().stream().map(CidrShapes::summary).toList())
        .nextToken(page.next().map(next -> TOKEN.writeText(next.name())).orElse(null))
        .build();
  }
}
