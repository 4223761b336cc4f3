package io.milepost.model.store;

import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;

/** Changes the reusable delegation sets. */
public interface DelegationSetWriter {
  /** The number that the next set gets. */
  long nextDelegationSetNumber();

  /** Adds a set, and marks its caller reference as used for ever. */
  void insertDelegationSet(DelegationSet set);

  /** Removes a set that exists and that no zone uses; its caller reference stays used. */
  void deleteDelegationSet(DelegationSetId id);
}
