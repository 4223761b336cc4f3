package io.milepost.api.operation;

import io.milepost.model.catalog.CheckerIpRanges;
import io.milepost.model.cidr.Cidr;
import software.amazon.awssdk.services.route53.model.GetCheckerIpRangesRequest;
import software.amazon.awssdk.services.route53.model.GetCheckerIpRangesResponse;

/** Tells from which addresses Route 53's own health checkers come. */
final class GetCheckerIpRanges
    implements Operation<GetCheckerIpRangesRequest, GetCheckerIpRangesResponse> {
  @Override
  public GetCheckerIpRangesResponse handle(GetCheckerIpRangesRequest request) {
    return GetCheckerIpRangesResponse.builder()
        .checkerIpRanges(CheckerIpRanges.all().stream().map(Cidr::toString).toList())
        .build();
  }
}
