package io.milepost.healthcheck.probe;

import io.milepost.model.address.AddressText;
import io.milepost.model.health.HealthCheckConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Who probes: one for each region, where Route 53 has several.
 *
 * <p>Differs from Route 53: all requests come from this host. The address is shown in the place of
 * the checker's own; it is the first of a block that Route 53 has published for the region.
 *
 * @param region such as {@code eu-west-1}
 * @see "AWS IP address ranges, service ROUTE53_HEALTHCHECKS"
 */
public record Checker(String region, InetAddress address) {
  private static final List<Checker> ALL =
      List.of(
          checker("us-east-1", "54.243.31.193"),
          checker("us-west-1", "54.183.255.129"),
          checker("us-west-2", "54.244.52.193"),
          checker("eu-west-1", "54.228.16.1"),
          checker("ap-southeast-1", "54.251.31.129"),
          checker("ap-southeast-2", "54.252.79.129"),
          checker("ap-northeast-1", "54.248.220.1"),
          checker("sa-east-1", "54.232.40.65"));

  private static Checker checker(String region, String address) {
    byte[] octets = AddressText.parse(4, address).orElseThrow();
    try {
      return new Checker(region, InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(address, e);
    }
  }

  /** Those of all eight regions. */
  public static List<Checker> all() {
    return ALL;
  }

  /** Those that probe a check: of the regions that were chosen, or all; never the same twice. */
  public static List<Checker> of(HealthCheckConfig.Endpoint config) {
    return config.regions().isEmpty()
        ? ALL
        : ALL.stream().filter(checker -> config.regions().contains(checker.region())).toList();
  }
}
