package io.milepost.model.store;

import io.milepost.model.zone.DelegationSetId;
import java.util.Optional;

/**
 * Which hosted zones a list has.
 *
 * @param delegationSet those alone that use it, if it is given
 * @param privateOnly whether only private zones are wanted
 */
public record ZoneFilter(Optional<DelegationSetId> delegationSet, boolean privateOnly) {
  /** All zones. */
  public static final ZoneFilter ALL = new ZoneFilter(Optional.empty(), false);
}
