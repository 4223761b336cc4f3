package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZone;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;

/** Lists hosted zones in the order of their reversed names, those of one name by id. */
final class ListHostedZonesByName
    implements Operation<ListHostedZonesByNameRequest, ListHostedZonesByNameResponse> {
  private static final int MAX_ITEMS = 100;

  private final Store store;

  ListHostedZonesByName(Store store) {
    this.store = store;
  }

  @Override
  public ListHostedZonesByNameResponse handle(ListHostedZonesByNameRequest request) {
    int size = PageSize.ofMaxItems(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    Optional<String> name = Given.text(request.dnsName());
    Optional<String> id = Given.text(request.hostedZoneId());
    if (id.isPresent() && name.isEmpty()) {
      throw new InvalidInput("HostedZoneId is given without DNSName.");
    }
    String from = name.map(text -> ZoneName.parse(text).sortKey()).orElse("");
    Page<HostedZone> page =
        Page.of(
            store.read(reader -> reader.hostedZonesByName(from, id.orElse(""), size + 1)), size);
    return ListHostedZonesByNameResponse.builder()
        .hostedZones(page.items().stream().map(ZoneShapes::hostedZone).toList())
        .dnsName(name.orElse(null))
        .hostedZoneId(id.orElse(null))
        .isTruncated(page.next().isPresent())
        .nextDNSName(page.next().map(zone -> zone.name().toString()).orElse(null))
        .nextHostedZoneId(page.next().map(zone -> zone.id().value()).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }
}
