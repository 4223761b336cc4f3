package io.milepost.policy.route;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.Rrset;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints whose addresses were told. They are healthy. Immutable.
 *
 * @see "Route 53 Developer Guide: choosing between alias and non-alias records"
 */
public final class EndpointTable implements Endpoints {
  private static final int TTL_SECONDS = 60;
  private static final int S3_WEBSITE_TTL_SECONDS = 5;
  private static final int ACCELERATOR_TTL_SECONDS = 300;
  private static final DnsName ACCELERATORS = DnsName.of("awsglobalaccelerator.com");
  private static final byte[] ROOT = {0};
  private static final int IPV4_OCTETS = 4;

  private final Map<DnsName, Endpoint> endpoints = new HashMap<>();

  private record Endpoint(@Nullable Rrset ipv4, @Nullable Rrset ipv6) {}

  /**
   * A table of endpoints.
   *
   * @param addresses those of each, of either family; a name without any has none
   */
  public EndpointTable(Map<DnsName, List<InetAddress>> addresses) {
    addresses.forEach((name, all) ->
        endpoints.put(
            name, new Endpoint(rrset(name, RecordType.A, all), rrset(name, RecordType.AAAA, all))));
  }

  private static @Nullable Rrset rrset(DnsName name, RecordType type, List<InetAddress> addresses) {
    List<byte[]> rdata =
        addresses.stream()
            .map(InetAddress::getAddress)
            .filter(octets -> (octets.length == IPV4_OCTETS) == (type == RecordType.A))
            .toList();
    return rdata.isEmpty()
        ? null
        : new Rrset(type.code(), ttlSeconds(name), RdataList.of(rdata), ROOT);
  }

  /** The time to live that Route 53 gives the addresses of such an endpoint. */
  private static int ttlSeconds(DnsName name) {
    if (name.isAtOrBelow(ACCELERATORS)) {
      return ACCELERATOR_TTL_SECONDS;
    }
    return name.toString().startsWith("s3-website") ? S3_WEBSITE_TTL_SECONDS : TTL_SECONDS;
  }

  @Override
  public @Nullable LookupResult find(DnsName endpoint, RecordType type) {
    Endpoint found = endpoints.get(endpoint);
    if (found == null) {
      return null;
    }
    Rrset rrset = type == RecordType.A ? found.ipv4 : type == RecordType.AAAA ? found.ipv6 : null;
    return rrset == null ? NoData.INSTANCE : rrset;
  }

  @Override
  public boolean isHealthy(DnsName endpoint) {
    return true;
  }
}
