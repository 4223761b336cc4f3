package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ListReusableDelegationSetsRequest;
import software.amazon.awssdk.services.route53.model.ListReusableDelegationSetsResponse;

/** Lists reusable delegation sets in the order of their creation. */
final class ListReusableDelegationSets
    implements Operation<ListReusableDelegationSetsRequest, ListReusableDelegationSetsResponse> {
  private static final int MAX_ITEMS = 100;

  private final Store store;

  ListReusableDelegationSets(Store store) {
    this.store = store;
  }

  @Override
  public ListReusableDelegationSetsResponse handle(ListReusableDelegationSetsRequest request) {
    int size = PageSize.ofMaxItems(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    Optional<String> marker = Given.text(request.marker());
    Page<DelegationSet> page = Page.of(store.read(reader -> sets(marker, size, reader)), size);
    return ListReusableDelegationSetsResponse.builder()
        .delegationSets(page.items().stream().map(ZoneShapes::delegationSet).toList())
        .marker(marker.orElse(null))
        .isTruncated(page.next().isPresent())
        .nextMarker(page.next().map(set -> set.id().value()).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }

  private static List<DelegationSet> sets(Optional<String> marker, int size, StoreReader reader) {
    long from =
        Markers.number(
            marker,
            "reusable delegation set",
            id -> reader.delegationSetNumber(new DelegationSetId(id)));
    return reader.delegationSets(from, size + 1);
  }
}
