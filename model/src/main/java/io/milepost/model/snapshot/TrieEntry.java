package io.milepost.model.snapshot;

/** What a {@link NameTrie} holds: something that stands at a name. */
interface TrieEntry {
  /** The name in lower-case wire form; the caller does not change it. */
  byte[] wire();
}
