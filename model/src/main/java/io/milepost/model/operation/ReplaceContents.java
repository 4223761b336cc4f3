package io.milepost.model.operation;

import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.List;

/**
 * Forgets everything, and puts in its place what is given.
 *
 * @param sections in an order in which each refers to those before it alone; none to reset
 */
public record ReplaceContents(List<ContentsSection> sections) implements StoreChange<Long> {
  public ReplaceContents {
    sections = List.copyOf(sections);
  }

  /**
   * Makes the change.
   *
   * @return how many hosted zones there are now
   * @throws io.milepost.model.error.InvalidInput if a section breaks a rule
   */
  @Override
  public Long applyTo(StoreTransaction transaction) {
    transaction.clear();
    sections.forEach(section -> section.restore(transaction));
    return transaction.hostedZoneCount();
  }
}
