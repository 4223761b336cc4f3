package io.milepost.api.auth;

import java.util.Optional;

/**
 * What a signature must be for.
 *
 * @param region empty for a service that is in every region
 */
public record SigningScope(String service, Optional<String> region) {
  /** Route 53, which is in one region wherever its client is. */
  public static final SigningScope ROUTE53 = new SigningScope("route53", Optional.of("us-east-1"));

  /** The Security Token Service, which clients call in the region they are in. */
  public static final SigningScope STS = new SigningScope("sts", Optional.empty());
}
