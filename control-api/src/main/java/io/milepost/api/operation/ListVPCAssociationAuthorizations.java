package io.milepost.api.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.VpcAuthorization;
import software.amazon.awssdk.services.route53.model.ListVpcAssociationAuthorizationsRequest;
import software.amazon.awssdk.services.route53.model.ListVpcAssociationAuthorizationsResponse;

/**
 * Lists the VPCs that other accounts may associate with a hosted zone, in the order of their
 * authorization.
 */
final class ListVPCAssociationAuthorizations
    implements Operation<
        ListVpcAssociationAuthorizationsRequest, ListVpcAssociationAuthorizationsResponse> {
  private static final int DEFAULT_RESULTS = 50;
  private static final int MAX_RESULTS = 100;

  private final Store store;

  ListVPCAssociationAuthorizations(Store store) {
    this.store = store;
  }

  @Override
  public ListVpcAssociationAuthorizationsResponse handle(
      ListVpcAssociationAuthorizationsRequest request) {
    HostedZoneId zone = new HostedZoneId(request.hostedZoneId());
    int size = PageSize.ofMaxResults(request.maxResults(), DEFAULT_RESULTS, MAX_RESULTS);
    PageToken token = new PageToken("authorizations of " + zone);
    long from = token.read(request.nextToken());
    Page<VpcAuthorization> page =
        Page.of(
            store.read(reader -> {
              if (reader.hostedZone(zone).isEmpty()) {
                throw new NoSuchHostedZone(zone.value());
              }
              return reader.vpcAuthorizations(zone, from, size + 1);
            }),
            size);
    return ListVpcAssociationAuthorizationsResponse.builder()
        .hostedZoneId(zone.value())
        .vpCs(page.items().stream().map(item -> VpcShapes.of(item.vpc())).toList())
        .nextToken(page.next().map(item -> token.write(item.number())).orElse(null))
        .build();
  }
}
