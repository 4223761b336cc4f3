package io.milepost.conformance.samples;

import io.milepost.conformance.harness.Changes;
import java.util.List;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A record set as the API takes it, and its records as a zone file has them.
 *
 * @param owner relative to the zone as the caller writes it; empty for the apex
 * @param listedOwner as lists show it, relative to the zone; empty for the apex
 * @param values as the caller writes them, and as lists show them
 * @param zoneFileValues the same records in master-file format (RFC 1035 section 5)
 */
public record RecordSample(
    RRType type,
    String owner,
    String listedOwner,
    long ttlSeconds,
    List<String> values,
    List<String> zoneFileValues) {
  public RecordSample {
    values = List.copyOf(values);
    zoneFileValues = List.copyOf(zoneFileValues);
  }

  /**
   * The set as the caller writes it.
   *
   * @param zone the zone's name with its final dot
   */
  public ResourceRecordSet recordSet(String zone) {
    return Changes.recordSet(
        owner.isEmpty() ? zone : owner + "." + zone,
        type,
        ttlSeconds,
        values.toArray(String[]::new));
  }

  /** The name in lists, with its final dot. */
  public String listedName(String zone) {
    return listedOwner.isEmpty() ? zone : listedOwner + "." + zone;
  }

  @Override
  public String toString() {
    return type + " " + (owner.isEmpty() ? "@" : owner);
  }
}
