package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.error.NoSuchCidrCollection;
import io.milepost.model.store.Store;
import java.util.Set;
import software.amazon.awssdk.services.route53.model.ListCidrLocationsRequest;
import software.amazon.awssdk.services.route53.model.ListCidrLocationsResponse;
import software.amazon.awssdk.services.route53.model.LocationSummary;

/** Lists the locations of a CIDR collection by name. */
final class ListCidrLocations
    implements Operation<ListCidrLocationsRequest, ListCidrLocationsResponse> {
  private final Store store;

  ListCidrLocations(Store store) {
    this.store = store;
  }

  @Override
  public ListCidrLocationsResponse handle(ListCidrLocationsRequest request) {
    CidrCollectionId id = new CidrCollectionId(request.collectionId());
    int size = CidrShapes.pageSize(request.maxResults());
    PageToken token = CidrShapes.token("locations of " + id);
    String from = token.readText(request.nextToken()).orElse("");
    Set<String> locations =
        store
            .read(reader -> reader.cidrLocations(id))
            .orElseThrow(() -> new NoSuchCidrCollection(id.value()));
    Page<String> page =
        Page.of(
            locations.stream().filter(name -> name.compareTo(from) >= 0).limit(size + 1).toList(),
            size);
    return ListCidrLocationsResponse.builder()
        .cidrLocations(page.items().stream().map(ListCidrLocations::summary).toList())
        .nextToken(page.next().map(token::writeText).orElse(null))
        .build();
  }

  private static LocationSummary summary(String name) {
    return LocationSummary.builder().locationName(name).build();
  }
}
