package io.milepost.model.store;

import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the reusable delegation sets. */
public interface DelegationSetReader {
  Optional<DelegationSet> delegationSet(DelegationSetId id);

  /** The number of a set, gone or not. */
  OptionalLong delegationSetNumber(DelegationSetId id);

  /**
   * Sets in the order of their creation.
   *
   * @param fromNumber the lowest {@link DelegationSet#number()} to return
   * @param limit the most sets to return
   */
  List<DelegationSet> delegationSets(long fromNumber, int limit);

  long delegationSetCount();

  /** How many zones use a set. */
  long hostedZoneCount(DelegationSetId id);

  /** Whether a set, gone or not, was created with that caller reference. */
  boolean isDelegationSetReferenceUsed(String callerReference);
}
