package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A name of a zone with its sets, as objects; an empty non-terminal has none. What is known here is
 * the name's own: nothing of the apex, of cuts above or of wildcards is copied into it.
 *
 * <p>This is the form in which a name is changed. A zone holds most names packed ({@link
 * PackedName}), and as such an object only those that are too large for that.
 */
final class ZoneNode {
  private static final Rrset[] NO_SETS = {};
  private static final RoutedSets[] NOTHING_ROUTED = {};

  private final byte[] labels;
  private final int children;
  private final boolean wildcardChild;
  private final Rrset[] rrsets;
  private final RoutedSets[] routed;

  /**
   * @param labels what stands before the apex, in lower-case wire form without the root
   * @param children how many names stand directly below
   * @param wildcardChild whether one of them is the wildcard
   * @param rrsets in the order of {@link RecordType}
   * @param routed in that order too, of other types than {@code rrsets}
   */
  private ZoneNode(
      byte[] labels, int children, boolean wildcardChild, Rrset[] rrsets, RoutedSets[] routed) {
    this.labels = labels;
    this.children = children;
    this.wildcardChild = wildcardChild;
    this.rrsets = rrsets;
    this.routed = routed;
  }

  static ZoneNode emptyNonTerminal(byte[] labels) {
    return new ZoneNode(labels, 0, false, NO_SETS, NOTHING_ROUTED);
  }

  /** The name with an index in a bucket. */
  static ZoneNode unpack(Object bucket, int index) {
    byte[] bytes = Bucket.bytes(bucket);
    int at = Bucket.name(bytes, index);
    return (PackedName.flags(bytes, at) & PackedName.HELD) != 0
        ? Bucket.held(bucket, at)
        : unpack(bytes, at, Bucket.nameEnd(bytes, index));
  }

  /** The name in some bytes; its sets go on standing there. */
  static ZoneNode unpack(byte[] bytes, int from, int to) {
    Rrset[] rrsets = NO_SETS;
    for (int at = PackedName.content(bytes, from); at < to; at = Rrset.endAt(bytes, at)) {
      rrsets = Arrays.copyOf(rrsets, rrsets.length + 1);
      rrsets[rrsets.length - 1] = new Rrset(bytes, at);
    }
    return new ZoneNode(
        Arrays.copyOfRange(bytes, PackedName.labels(from), PackedName.labelsEnd(bytes, from)),
        PackedName.children(bytes, from),
        (PackedName.flags(bytes, from) & PackedName.WILDCARD_CHILD) != 0,
        rrsets,
        NOTHING_ROUTED);
  }

  /** Whether the name is too large to be packed whole, or has what can't be packed. */
  boolean isHeld() {
    return routed.length > 0 || packedLength() > PackedName.MAX_LENGTH;
  }

  private long packedLength() {
    long length = PackedName.contentOffset(labels.length, children);
    for (Rrset rrset : rrsets) {
      length += rrset.length();
    }
    return length;
  }

  /** The packed form; of a name that is held as an object, what stands beside it. */
  byte[] pack() {
    boolean whole = !isHeld();
    int flags = flags() | (whole ? 0 : PackedName.HELD);
    int head = PackedName.contentOffset(labels.length, children);
    byte[] packed = new byte[whole ? (int) packedLength() : head + Integer.BYTES];
    int at = PackedName.put(flags, labels, labels.length, children, packed, 0);
    if (whole) {
      for (Rrset rrset : rrsets) {
        rrset.copyTo(packed, at);
        at += rrset.length();
      }
    }
    return packed;
  }

  private int flags() {
    return (wildcardChild ? PackedName.WILDCARD_CHILD : 0)
        | (find(RecordType.CNAME.code()) != null ? PackedName.CNAME : 0)
        | (isCut() ? PackedName.CUT : 0);
  }

  /** This node with sets that keep no bytes but their own. */
  ZoneNode withOwnBytes() {
    return new ZoneNode(
        labels,
        children,
        wildcardChild,
        Arrays.stream(rrsets).map(Rrset::copy).toArray(Rrset[]::new),
        routed);
  }

  /** This node with another number of names directly below it. */
  ZoneNode withChildren(int number, boolean withWildcard) {
    return new ZoneNode(labels, number, withWildcard, rrsets, routed);
  }

  /** This node with a set put in, in place of what there is of its type. */
  ZoneNode with(Rrset rrset) {
    ZoneNode without = without(rrset.type());
    Rrset[] others = without.rrsets;
    Rrset[] sets = Arrays.copyOf(others, others.length + 1);
    int at = others.length;
    while (at > 0 && RecordType.comparePlaces(others[at - 1].type(), rrset.type()) > 0) {
      sets[at] = others[at - 1];
      at--;
    }
    sets[at] = rrset;
    return new ZoneNode(labels, children, wildcardChild, sets, without.routed);
  }

  /** This node with sets put in, in place of what there is of their type. */
  ZoneNode with(RoutedSets sets) {
    ZoneNode without = without(sets.type().code());
    RoutedSets[] changed = Arrays.copyOf(without.routed, without.routed.length + 1);
    changed[changed.length - 1] = sets;
    Arrays.sort(changed, Comparator.comparing(RoutedSets::type));
    return new ZoneNode(labels, children, wildcardChild, without.rrsets, changed);
  }

  /** This node without anything of a type. */
  ZoneNode without(int type) {
    return new ZoneNode(
        labels,
        children,
        wildcardChild,
        Arrays.stream(rrsets).filter(rrset -> rrset.type() != type).toArray(Rrset[]::new),
        Arrays.stream(routed)
            .filter(sets -> sets.type().code() != type)
            .toArray(RoutedSets[]::new));
  }

  /** What stands before the apex, in lower-case wire form; not to be changed by the caller. */
  byte[] labels() {
    return labels;
  }

  boolean isApex() {
    return labels.length == 0;
  }

  /** Whether nothing is left at the name or below it, and it is not the apex. */
  boolean isEmpty() {
    return rrsets.length == 0 && routed.length == 0 && children == 0 && !isApex();
  }

  /** Whether this is a delegation point. */
  boolean isCut() {
    return !isApex() && find(RecordType.NS.code()) != null;
  }

  int children() {
    return children;
  }

  boolean hasWildcardChild() {
    return wildcardChild;
  }

  /** The sets; not to be changed by the caller. */
  Rrset[] rrsets() {
    return rrsets;
  }

  /** The set of a type, or null. */
  @Nullable Rrset find(int type) {
    for (Rrset rrset : rrsets) {
      if (rrset.type() == type) {
        return rrset;
      }
    }
    return null;
  }

  /** The sets of a type that a policy chooses from, or are aliases; null if there are none. */
  @Nullable RoutedSets routed(int type) {
    for (RoutedSets sets : routed) {
      if (sets.type().code() == type) {
        return sets;
      }
    }
    return null;
  }

  /** The values that stand at the name whatever the client and its place; or null. */
  @Nullable Rrset findPlain(int type) {
    Rrset found = find(type);
    RoutedSets sets = found == null ? routed(type) : null;
    return sets == null ? found : sets.simpleValues();
  }

  /** Those that answer to a type; CNAME answers to every type, and any to {@code ANY}. */
  @Nullable RoutedSets findRouted(int qtype) {
    if (qtype == RecordType.ANY) {
      return routed.length > 0 ? routed[0] : null;
    }
    RoutedSets found = routed(qtype);
    return found == null ? routed(RecordType.CNAME.code()) : found;
  }

  /** The sets that a policy chooses from, or are aliases; not to be changed by the caller. */
  RoutedSets[] routed() {
    return routed;
  }

  /** The first set, or null. */
  @Nullable Rrset first() {
    return rrsets.length > 0 ? rrsets[0] : null;
  }
}
