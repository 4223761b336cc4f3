package io.milepost.model.zone;

/**
 * A network from which private zones are seen. Milepost has no VPCs of its own: each is known by
 * what it is associated with.
 *
 * @param region where it is, such as {@code eu-west-1}; a VPC never moves
 * @see "Route 53 API Reference: VPC"
 */
public record Vpc(String region, VpcId id) {}
