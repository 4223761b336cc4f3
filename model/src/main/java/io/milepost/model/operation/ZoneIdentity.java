package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.HostedZoneId;

/**
 * What the rules of change batches need to know of a zone besides its record sets.
 *
 * @param isPrivate whether only clients in a VPC see it
 */
record ZoneIdentity(HostedZoneId id, DnsName apex, boolean isPrivate) {}
