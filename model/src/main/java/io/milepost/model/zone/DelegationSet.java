package io.milepost.model.zone;

import java.util.List;

/**
 * Four name servers that several public zones may share.
 *
 * @param number the order of creation: a later set has a higher number
 * @param callerReference 1 to 128 characters, never used again by another set
 * @param nameServers four names without trailing dots
 * @see "Route 53 API Reference: DelegationSet"
 */
public record DelegationSet(
    DelegationSetId id, long number, String callerReference, List<String> nameServers) {
  public DelegationSet {
    nameServers = List.copyOf(nameServers);
  }
}
