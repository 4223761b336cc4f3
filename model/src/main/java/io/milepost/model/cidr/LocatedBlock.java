package io.milepost.model.cidr;

/**
 * A block of a CIDR collection, and the location that it is in.
 *
 * @see "Route 53 API Reference: CidrBlockSummary"
 */
public record LocatedBlock(String locationName, Cidr block) {}
