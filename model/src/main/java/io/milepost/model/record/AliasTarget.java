package io.milepost.model.record;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.HostedZoneId;

/**
 * Whose values an alias answers with: those of a record set in its own zone, or of an AWS endpoint.
 *
 * @param hostedZoneId the alias's own zone, or the fixed zone of an AWS service in a region
 * @param dnsName the name of the target
 * @param evaluateTargetHealth whether the alias is healthy only while its target is
 * @see "Route 53 API Reference: AliasTarget"
 */
public record AliasTarget(
    HostedZoneId hostedZoneId, DnsName dnsName, boolean evaluateTargetHealth) {}
