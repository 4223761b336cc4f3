package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import java.util.List;
import software.amazon.awssdk.services.route53.model.HostedZoneSummary;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcResponse;

/** Lists the private hosted zones that a VPC sees, in the order of their creation. */
final class ListHostedZonesByVPC
    implements Operation<ListHostedZonesByVpcRequest, ListHostedZonesByVpcResponse> {
  private static final int MAX_ITEMS = 100;

  private final Store store;
  private final String account;

  ListHostedZonesByVPC(Store store, String account) {
    this.store = store;
    this.account = account;
  }

  @Override
  public ListHostedZonesByVpcResponse handle(ListHostedZonesByVpcRequest request) {
    int size = PageSize.ofMaxItems(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    if (!VpcId.isValid(request.vpcId())) {
      throw new InvalidInput("'" + request.vpcId() + "' is not the ID of a VPC.");
    }
    Vpc vpc = new Vpc(request.vpcRegionAsString(), new VpcId(request.vpcId()));
    PageToken token = new PageToken("zones of " + vpc);
    long from = token.read(request.nextToken());
    Page<HostedZone> page = Page.of(store.read(reader -> zones(reader, vpc, from, size + 1)), size);
    return ListHostedZonesByVpcResponse.builder()
        .hostedZoneSummaries(page.items().stream().map(this::summary).toList())
        .maxItems(Integer.toString(size))
        .nextToken(page.next().map(zone -> token.write(zone.number())).orElse(null))
        .build();
  }

  /** A VPC that no zone knows, or that is known in another region, sees nothing. */
  private static List<HostedZone> zones(StoreReader reader, Vpc vpc, long from, int limit) {
    return reader.vpc(vpc.id()).filter(vpc::equals).isPresent()
        ? reader.hostedZonesOfVpc(vpc.id(), from, limit)
        : List.of();
  }

  private HostedZoneSummary summary(HostedZone zone) {
    return HostedZoneSummary.builder()
        .hostedZoneId(zone.id().value())
        .name(zone.name().toString())
        .owner(owner -> owner.owningAccount(account))
        .build();
  }
}
