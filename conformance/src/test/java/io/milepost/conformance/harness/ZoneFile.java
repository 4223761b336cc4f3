package io.milepost.conformance.harness;

import org.xbill.DNS.Name;

/**
 * A zone as other name servers read it.
 *
 * @param text the zone in master-file format (RFC 1035 section 5), every name absolute
 */
public record ZoneFile(Name origin, String text) {}
