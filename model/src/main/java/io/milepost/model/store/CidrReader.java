package io.milepost.model.store;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the CIDR collections. */
public interface CidrReader {
  Optional<CidrCollection> cidrCollection(CidrCollectionId id);

  /** The collection that has that name. */
  Optional<CidrCollection> cidrCollectionNamed(String name);

  /** The collection that was made with that caller reference. */
  Optional<CidrCollection> cidrCollectionReferenced(String callerReference);

  /**
   * Collections in the order of their names.
   *
   * @param fromName the first name to return; empty for all
   * @param limit the most collections to return
   */
  List<CidrCollection> cidrCollections(String fromName, int limit);

  long cidrCollectionCount();

  /** The names of a collection's locations, in order; empty if there is no such collection. */
  Optional<Set<String>> cidrLocations(CidrCollectionId id);

  /**
   * The blocks of a collection by location and then by address; none if there is no such
   * collection.
   */
  List<LocatedBlock> cidrBlocks(CidrCollectionId id);

  /** Whether a record set has IP-based routing by that location of a collection. */
  boolean isCidrLocationUsed(CidrCollectionId id, String locationName);

  /** Whether a record set has IP-based routing by a collection, be it by its default alone. */
  boolean isCidrCollectionUsed(CidrCollectionId id);
}
