package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.HostedZoneType;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;

/** Lists hosted zones in the order of their creation. */
final class ListHostedZones implements Operation<ListHostedZonesRequest, ListHostedZonesResponse> {
  private static final int MAX_ITEMS = 100;

  private final Store store;

  ListHostedZones(Store store) {
    this.store = store;
  }

  @Override
  public ListHostedZonesResponse handle(ListHostedZonesRequest request) {
    int size = PageSize.of(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    if (isGiven(request.delegationSetId())) {
      throw new NoSuchDelegationSet(request.delegationSetId());
    }
    Page<HostedZone> page = Page.of(store.read(reader -> zones(request, size, reader)), size);
    return ListHostedZonesResponse.builder()
        .hostedZones(page.items().stream().map(ZoneShapes::hostedZone).toList())
        .marker(isGiven(request.marker()) ? request.marker() : null)
        .isTruncated(page.next().isPresent())
        .nextMarker(page.next().map(zone -> zone.id().value()).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }

  private static List<HostedZone> zones(
      ListHostedZonesRequest request, int size, StoreReader reader) {
    long from = 0;
    if (isGiven(request.marker())) {
      from =
          reader
              .hostedZone(new HostedZoneId(request.marker()))
              .map(HostedZone::number)
              .orElseThrow(() ->
                  new InvalidInput(
                      "The marker '"
                          + request.marker()
                          + "' is not the ID of a hosted zone; it may have been deleted."));
    }
    // There are no private zones.
    return request.hostedZoneType() == HostedZoneType.PRIVATE_HOSTED_ZONE
        ? List.of()
        : reader.hostedZones(from, size + 1);
  }

  private static boolean isGiven(@Nullable String parameter) {
    return parameter != null && !parameter.isEmpty();
  }
}
