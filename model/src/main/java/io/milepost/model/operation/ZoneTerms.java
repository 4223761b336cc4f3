package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.HostedZoneId;

/**
 * What the rules of change batches need to know of a zone besides its record sets.
 *
 * @param isPrivate whether only clients in a VPC see it
 * @param strict whether an alias may target only those zones of AWS services that are known here
 * @param restored whether an alias may target a set that is gone, since it was there once
 */
record ZoneTerms(
    HostedZoneId id, DnsName apex, boolean isPrivate, boolean strict, boolean restored) {}
