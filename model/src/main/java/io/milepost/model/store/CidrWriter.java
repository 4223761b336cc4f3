package io.milepost.model.store;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocationChange;
import java.util.List;

/** Changes the CIDR collections. */
public interface CidrWriter {
  /** Adds a collection without blocks, whose id, name and caller reference no other has. */
  void insertCidrCollection(CidrCollection collection);

  /** Changes the version of a collection that exists. */
  void updateCidrCollection(CidrCollection collection);

  /** Removes a collection that exists and has no blocks. */
  void deleteCidrCollection(CidrCollectionId id);

  /**
   * Changes what is in the locations of a collection that exists, all at once, so that a block may
   * go from one to another.
   *
   * @param changes one for each location
   */
  void changeCidrLocations(CidrCollectionId id, List<LocationChange> changes);
}
