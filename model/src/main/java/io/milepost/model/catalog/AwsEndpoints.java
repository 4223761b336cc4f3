package io.milepost.model.catalog;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.HostedZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosted zones of AWS services that an alias may name, and the endpoints in them.
 *
 * @see "AWS General Reference: Service endpoints and quotas"
 */
public final class AwsEndpoints {
  private static final Set<RecordType> IPV4 = EnumSet.of(RecordType.A);
  private static final Set<RecordType> DUAL_STACK = EnumSet.of(RecordType.A, RecordType.AAAA);
  private static final Set<RecordType> CLOUDFRONT_TYPES =
      EnumSet.of(RecordType.A, RecordType.AAAA, RecordType.HTTPS);
  private static final DnsName CLOUDFRONT = DnsName.of("cloudfront.net");

  /** Where endpoints are, in regions that the table does not know too. */
  private static final List<DnsName> DOMAINS =
      List.of(
          DnsName.of("amazonaws.com"),
          DnsName.of("amazonaws.com.cn"),
          DnsName.of("awsapprunner.com"),
          DnsName.of("awsglobalaccelerator.com"),
          CLOUDFRONT,
          DnsName.of("elasticbeanstalk.com"));

  private static final Map<HostedZoneId, List<Endpoints>> BY_ZONE =
      TableResource.rows("alias-zones.tsv", 4).stream()
          .collect(
              Collectors.groupingBy(
                  row -> new HostedZoneId(row.get(3)),
                  Collectors.mapping(
                      row -> new Endpoints(row.get(0), DnsName.of(row.get(2))),
                      Collectors.toUnmodifiableList())));

  /**
   * The endpoints of a service in a region.
   *
   * @param domain what their names end with
   */
  private record Endpoints(String service, DnsName domain) {
    Set<RecordType> types() {
      return switch (service) {
        case "cloudfront" -> CLOUDFRONT_TYPES;
        case "api-gateway", "elb", "global-accelerator", "nlb" -> DUAL_STACK;
        case "app-runner", "elastic-beanstalk", "s3-website", "s3-website-older", "vpc-endpoint" ->
            IPV4;
        default -> throw new IllegalStateException("not a known service: " + service);
      };
    }
  }

  private AwsEndpoints() {}

  /** Whether a zone is one of the table's. */
  public static boolean contains(HostedZoneId zone) {
    return BY_ZONE.containsKey(zone);
  }

  /** Whether an endpoint with that name may be in one of the table's zones. */
  public static boolean hasName(HostedZoneId zone, DnsName name) {
    return BY_ZONE.getOrDefault(zone, List.of()).stream()
        .anyMatch(endpoints -> name.isAtOrBelow(endpoints.domain()));
  }

  /** Whether the endpoints of one of the table's zones have records of a type. */
  public static boolean hasType(HostedZoneId zone, RecordType type) {
    return BY_ZONE.getOrDefault(zone, List.of()).stream()
        .anyMatch(endpoints -> endpoints.types().contains(type));
  }

  /**
   * Whether a zone that is not in the table may be one of a newer region or service, with an
   * endpoint of that name and type.
   */
  public static boolean mayBeNewer(DnsName name, RecordType type) {
    boolean known = DOMAINS.stream().anyMatch(name::isAtOrBelow);
    return known && (isCloudFront(name) ? CLOUDFRONT_TYPES : DUAL_STACK).contains(type);
  }

  /** Whether a name is that of a CloudFront distribution. */
  public static boolean isCloudFront(DnsName name) {
    return name.isAtOrBelow(CLOUDFRONT);
  }
}
