package io.milepost.api.operation;

import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Optional;
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
    int size = PageSize.ofMaxItems(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    Optional<String> marker = Given.text(request.marker());
    ZoneFilter filter =
        new ZoneFilter(
            Given.text(request.delegationSetId()).map(DelegationSetId::new),
            request.hostedZoneType() == HostedZoneType.PRIVATE_HOSTED_ZONE);
    Page<HostedZone> page =
        Page.of(store.read(reader -> zones(marker, filter, size + 1, reader)), size);
    return ListHostedZonesResponse.builder()
        .hostedZones(page.items().stream().map(ZoneShapes::hostedZone).toList())
        .marker(marker.orElse(null))
        .isTruncated(page.next().isPresent())
        .nextMarker(page.next().map(zone -> zone.id().value()).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }

  private static List<HostedZone> zones(
      Optional<String> marker, ZoneFilter filter, int limit, StoreReader reader) {
    filter
        .delegationSet()
        .filter(id -> reader.delegationSet(id).isEmpty())
        .ifPresent(id -> {
          throw new NoSuchDelegationSet(id.value());
        });
    long from =
        Markers.number(marker, "hosted zone", id -> reader.hostedZoneNumber(new HostedZoneId(id)));
    return reader.hostedZones(filter, from, limit);
  }
}
