package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.error.CidrBlockInUse;
import io.milepost.model.error.CidrCollectionVersionMismatch;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.LimitsExceeded;
import io.milepost.model.error.NoSuchCidrCollection;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.List;
import java.util.Optional;

/**
 * Changes the blocks of a CIDR collection, all of them or none. The collection's version grows by
 * one if anything is other than before.
 *
 * @param version the version that the collection must have, if it is given
 * @see "Route 53 API Reference: ChangeCidrCollection"
 */
public record ChangeCidrCollection(
    CidrCollectionId id, Optional<Long> version, List<CidrChange> changes)
    implements StoreChange<ChangeInfo> {
  private static final int MAX_BLOCKS_OF_REQUEST = 1000;

  public ChangeCidrCollection {
    changes = List.copyOf(changes);
  }

  /**
   * @throws NoSuchCidrCollection if there is no such collection
   * @throws CidrCollectionVersionMismatch if it has another version
   * @throws InvalidInput if a block is none, has bits behind its prefix, or is not of /1 to /24 for
   *     IPv4 and /1 to /48 for IPv6
   * @throws CidrBlockInUse if a block would be in two locations, or a location that record sets use
   *     would have none
   * @throws LimitsExceeded if the request or the collection would have more than 1,000 blocks
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    CidrCollection collection =
        transaction.cidrCollection(id).orElseThrow(() -> new NoSuchCidrCollection(id.value()));
    if (version.isPresent() && version.get() != collection.version()) {
      throw new CidrCollectionVersionMismatch(
          "The CIDR collection has version "
              + collection.version()
              + ", not "
              + version.get()
              + ".");
    }
    if (changes.stream().mapToInt(change -> change.blocks().size()).sum() > MAX_BLOCKS_OF_REQUEST) {
      throw new LimitsExceeded(
          "the number of CIDR blocks in a request, " + MAX_BLOCKS_OF_REQUEST + ",");
    }
    WorkingCollection working = new WorkingCollection(transaction.cidrBlocks(id));
    changes.forEach(working::make);
    working.check(location -> transaction.isCidrLocationUsed(id, location));
    List<LocationChange> made = working.changes();
    if (!made.isEmpty()) {
      transaction.changeCidrLocations(id, made);
      transaction.updateCidrCollection(collection.withNextVersion());
    }
    return Submission.of(transaction, Optional.empty());
  }
}
