package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the names of zones, found by a name in one of them: immutable.
 *
 * <p>Only the depths at which a zone stands are looked at, so that the cost of a search follows the
 * zones and not the question.
 */
final class ApexIndex<E extends TrieEntry> {
  private final NameTrie<E> entries;
  private final DepthSet depths;

  private ApexIndex(NameTrie<E> entries, DepthSet depths) {
    this.entries = entries;
    this.depths = depths;
  }

  static <E extends TrieEntry> ApexIndex<E> empty() {
    return new ApexIndex<>(NameTrie.empty(), DepthSet.EMPTY);
  }

  boolean isEmpty() {
    return depths.max() < 0;
  }

  /**
   * The entry of the zones that a question is for: of the longest name that is at or above the
   * question's. A question for the DS set of a zone's own apex is for the zone above it, if that is
   * here too (RFC 4035 section 3.1.4.1).
   *
   * @return null if the name is in no zone
   */
  @Nullable E find(NameCursor qname, int qtype) {
    E atName = null;
    for (int depth = Math.min(qname.depth(), depths.max()); depth >= 0; depth--) {
      E found = depths.contains(depth) ? entries.find(qname, depth) : null;
      if (found != null) {
        if (depth < qname.depth() || qtype != RecordType.DS.code()) {
          return found;
        }
        atName = found;
      }
    }
    return atName;
  }

  /** The entry at exactly that name, or null. */
  @Nullable E at(DnsName apex) {
    return entries.find(apex);
  }

  /** With an entry put in, in place of the one at its name if there is one. */
  ApexIndex<E> with(DnsName apex, E entry, CompileCost cost) {
    return new ApexIndex<>(
        entries.with(entry, cost), at(apex) == null ? depths.with(apex.labelCount()) : depths);
  }

  /** Without the entry at a name, which is there. */
  ApexIndex<E> without(DnsName apex, CompileCost cost) {
    return new ApexIndex<>(entries.without(apex, cost), depths.without(apex.labelCount()));
  }

  void forEach(Consumer<? super E> consumer) {
    entries.forEach(consumer);
  }
}
