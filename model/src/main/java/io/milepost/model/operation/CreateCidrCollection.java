package io.milepost.model.operation;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.error.CidrCollectionAlreadyExists;
import io.milepost.model.error.LimitsExceeded;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/**
 * Makes a CIDR collection without blocks; gives the one that is there if it has the same name and
 * the same caller reference.
 *
 * @param name 1 to 64 letters, digits, hyphens and underscores
 * @param callerReference 1 to 64 ASCII characters
 * @see "Route 53 API Reference: CreateCidrCollection"
 */
public record CreateCidrCollection(String name, String callerReference, Quotas quotas)
    implements StoreChange<CidrCollection> {
  private static final long FIRST_VERSION = 1;

  /**
   * @throws CidrCollectionAlreadyExists if a collection has the name, or the caller reference, but
   *     not both
   * @throws LimitsExceeded if the account has as many collections as it may have
   */
  @Override
  public CidrCollection applyTo(StoreTransaction transaction) {
    Optional<CidrCollection> there =
        transaction
            .cidrCollectionNamed(name)
            .or(() -> transaction.cidrCollectionReferenced(callerReference));
    if (there.isPresent()) {
      return sameOrRefuse(there.get());
    }
    if (quotas.isReached(Quota.CIDR_COLLECTIONS, transaction::cidrCollectionCount)) {
      throw new LimitsExceeded("the number of CIDR collections");
    }
    CidrCollection made =
        new CidrCollection(
            new CidrCollectionId(transaction.ids().nextUuid()),
            name,
            callerReference,
            FIRST_VERSION);
    transaction.insertCidrCollection(made);
    return made;
  }

  private CidrCollection sameOrRefuse(CidrCollection there) {
    if (!there.name().equals(name)) {
      throw new CidrCollectionAlreadyExists(
          "A CIDR collection with another name was created with the specified caller reference.");
    }
    if (!there.callerReference().equals(callerReference)) {
      throw new CidrCollectionAlreadyExists(
          "A CIDR collection with the name " + name + " already exists.");
    }
    return there;
  }
}
