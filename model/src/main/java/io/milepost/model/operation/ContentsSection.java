package io.milepost.model.operation;

import io.milepost.model.store.StoreTransaction;

/** A part of all contents, to be put into a store that has nothing of that kind. */
public interface ContentsSection {
  /**
   * Judges the section by the rules of the API and writes it.
   *
   * @throws io.milepost.model.error.InvalidInput if it breaks a rule; the text says where and why
   */
  void restore(StoreTransaction transaction);
}
