package io.milepost.api.operation;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ListHealthChecksRequest;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;

/** Lists health checks in the order of their creation. */
final class ListHealthChecks
    implements Operation<ListHealthChecksRequest, ListHealthChecksResponse> {
  private static final int DEFAULT_ITEMS = 100;
  private static final int MAX_ITEMS = 1000;

  private final Store store;

  ListHealthChecks(Store store) {
    this.store = store;
  }

  @Override
  public ListHealthChecksResponse handle(ListHealthChecksRequest request) {
    int size = PageSize.ofMaxItems(request.maxItems(), DEFAULT_ITEMS, MAX_ITEMS);
    Optional<String> marker = Given.text(request.marker());
    Page<HealthCheck> page = Page.of(store.read(reader -> checks(marker, size, reader)), size);
    return ListHealthChecksResponse.builder()
        .healthChecks(page.items().stream().map(HealthCheckShapes::healthCheck).toList())
        .marker(marker.orElse(null))
        .isTruncated(page.next().isPresent())
        .nextMarker(page.next().map(check -> check.id().value()).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }

  private static List<HealthCheck> checks(Optional<String> marker, int size, StoreReader reader) {
    long from =
        Markers.number(
            marker, "health check", id -> reader.healthCheckNumber(new HealthCheckId(id)));
    return reader.healthChecks(from, size + 1);
  }
}
