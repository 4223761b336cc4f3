package io.milepost.model.zone;

/**
 * A VPC that another account may associate with a zone.
 *
 * @param number the order of creation within the zone
 * @see "Route 53 API Reference: CreateVPCAssociationAuthorization"
 */
public record VpcAuthorization(long number, Vpc vpc) {}
