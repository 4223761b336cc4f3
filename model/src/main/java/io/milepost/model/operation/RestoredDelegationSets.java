package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import java.util.List;
import java.util.Optional;

/** The reusable delegation sets, in the order of their creation. */
public record RestoredDelegationSets(List<Entry> entries) implements ContentsSection {
  public RestoredDelegationSets {
    entries = List.copyOf(entries);
  }

  /**
   * A set as it is to be.
   *
   * @param id empty to draw one
   * @param callerReference 1 to 128 characters; empty to take the id
   * @param nameServers without trailing dots; none to draw four
   */
  public record Entry(
      Optional<DelegationSetId> id, Optional<String> callerReference, List<String> nameServers) {
    public Entry {
      nameServers = List.copyOf(nameServers);
    }
  }

  @Override
  public void restore(StoreTransaction transaction) {
    for (Entry entry : entries) {
      DelegationSetId id =
          entry.id().orElseGet(() -> new DelegationSetId(transaction.ids().next('N')));
      if (transaction.delegationSet(id).isPresent()) {
        throw new InvalidInput("Two delegation sets have the id " + id + ".");
      }
      String reference = entry.callerReference().orElse(id.value());
      if (transaction.isDelegationSetReferenceUsed(reference)) {
        throw new InvalidInput(
            "Delegation set " + id + ": another has the caller reference '" + reference + "'.");
      }
      List<String> nameServers =
          entry.nameServers().isEmpty()
              ? DelegationSetDraw.draw(List.of(), transaction.random()).orElseThrow()
              : entry.nameServers();
      transaction.insertDelegationSet(
          new DelegationSet(id, transaction.nextDelegationSetNumber(), reference, nameServers));
    }
  }
}
