package io.milepost.model.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
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
   * Changes what is in a location of a collection that exists.
   *
   * @param removed blocks that are in the location
   * @param added blocks that are in no location of the collection
   */
  void changeCidrLocation(
      CidrCollectionId id, String locationName, List<Cidr> removed, List<Cidr> added);
}
