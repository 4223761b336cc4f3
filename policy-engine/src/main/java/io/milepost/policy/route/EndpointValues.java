package io.milepost.policy.route;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.Rrset;
import java.net.InetAddress;
import java.util.List;

/** Addresses of an AWS endpoint as an alias of it answers with them. */
public final class EndpointValues {
  private static final int TTL_SECONDS = 60;
  private static final int S3_WEBSITE_TTL_SECONDS = 5;
  private static final int ACCELERATOR_TTL_SECONDS = 300;
  private static final DnsName ACCELERATORS = DnsName.of("awsglobalaccelerator.com");
  private static final byte[] ROOT = {0};
  private static final int IPV4_OCTETS = 4;

  private EndpointValues() {}

  /**
   * The values of a type.
   *
   * @param endpoint decides the time to live, as Route 53 has it for endpoints of that kind
   * @param type A or AAAA; there are no values of another
   * @param addresses of either family
   * @return an {@code Rrset}, or {@code NoData} if none of the addresses is of the type
   */
  public static LookupResult of(DnsName endpoint, RecordType type, List<InetAddress> addresses) {
    boolean wanted = type == RecordType.A || type == RecordType.AAAA;
    List<byte[]> rdata =
        addresses.stream()
            .map(InetAddress::getAddress)
            .filter(octets -> (octets.length == IPV4_OCTETS) == (type == RecordType.A))
            .toList();
    return !wanted || rdata.isEmpty()
        ? NoData.INSTANCE
        : new Rrset(type.code(), ttlSeconds(endpoint), RdataList.of(rdata), ROOT);
  }

  private static int ttlSeconds(DnsName endpoint) {
    if (endpoint.isAtOrBelow(ACCELERATORS)) {
      return ACCELERATOR_TTL_SECONDS;
    }
    return endpoint.toString().startsWith("s3-website") ? S3_WEBSITE_TTL_SECONDS : TTL_SECONDS;
  }
}
