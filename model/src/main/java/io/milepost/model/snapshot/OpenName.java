package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.PreparedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A name of a zone that is being loaded, whose descendants may still come. Used again and again.
 */
final class OpenName {
  private final byte[] labels = new byte[DnsName.MAX_WIRE_LENGTH];
  private int labelsLength;
  private long hash;
  private int children;
  private int flags;
  private byte[] sets = new byte[64];
  private int setsLength;

  /** What a policy chooses from, and aliases. */
  private final List<RoutedSets> routed = new ArrayList<>(0);

  /** Makes this the ancestor of that many labels of a name, without anything yet. */
  void open(NameCursor name, int depth, int apexDepth) {
    int start = name.start(depth);
    labelsLength = name.start(apexDepth) - start;
    System.arraycopy(name.wire(), start, labels, 0, labelsLength);
    hash = name.hash(depth);
    children = 0;
    flags = 0;
    setsLength = 0;
    routed.clear();
  }

  /** Whether this is the ancestor of that many labels of a name. */
  boolean isAt(NameCursor name, int depth, int apexDepth) {
    return Arrays.equals(
        labels, 0, labelsLength, name.wire(), name.start(depth), name.start(apexDepth));
  }

  boolean isWildcard() {
    return labelsLength > 1 && labels[0] == 1 && labels[1] == '*';
  }

  boolean isCut() {
    return (flags & PackedName.CUT) != 0;
  }

  void addChild(OpenName child) {
    children++;
    flags |= child.isWildcard() ? PackedName.WILDCARD_CHILD : 0;
  }

  /** Adds a set, in the place of its type. */
  void add(int type, int ttlSeconds, byte[] rdata, byte[] apex) {
    int at = 0;
    while (at < setsLength && RecordType.comparePlaces(Rrset.typeAt(sets, at), type) < 0) {
      at = Rrset.endAt(sets, at);
    }
    if (at < setsLength && Rrset.typeAt(sets, at) == type) {
      throw new IllegalStateException("two sets of type " + type + " at one name");
    }
    int length = Rrset.HEADER + rdata.length;
    if (setsLength + length > sets.length) {
      sets = Arrays.copyOf(sets, Math.max(setsLength + length, 2 * sets.length));
    }
    System.arraycopy(sets, at, sets, at + length, setsLength - at);
    Rrset.put(type, ttlSeconds, rdata, apex, sets, at);
    setsLength += length;
    if (type == RecordType.CNAME.code()) {
      flags |= PackedName.CNAME;
    } else if (type == RecordType.NS.code() && labelsLength > 0) {
      flags |= PackedName.CUT;
    }
  }

  /**
   * Adds a set that a policy chooses, or an alias; those of one type come one after the other.
   *
   * @throws IllegalStateException if it can't stand beside others of its type
   */
  void add(PreparedSet set, byte[] apex) {
    RoutedSets last = routed.isEmpty() ? null : routed.getLast();
    if (hasSimple(set.type().code()) || (last != null && !last.isOpenTo(set))) {
      throw new IllegalStateException("sets of its name and type have another routing policy");
    }
    if (last != null && last.type() == set.type()) {
      routed.set(routed.size() - 1, last.with(set));
    } else {
      routed.add(RoutedSets.of(set, apex));
    }
  }

  private boolean hasSimple(int type) {
    int at = 0;
    while (at < setsLength && Rrset.typeAt(sets, at) != type) {
      at = Rrset.endAt(sets, at);
    }
    return at < setsLength;
  }

  /** Adds the name as it is to a list. */
  void addTo(PackedNames names) {
    int head = PackedName.contentOffset(labelsLength, children);
    if (!routed.isEmpty() || head + setsLength > PackedName.MAX_LENGTH) {
      byte[] packed = new byte[head + setsLength];
      pack(packed, 0);
      ZoneNode node = ZoneNode.unpack(packed, 0, packed.length);
      for (RoutedSets sets : routed) {
        if (node.find(sets.type().code()) != null) {
          throw new IllegalStateException("a simple set beside " + sets.members());
        }
        node = node.with(sets);
      }
      names.append(hash, node);
    } else {
      int at = names.append(hash, head + setsLength);
      pack(names.chunk(), at);
    }
  }

  private void pack(byte[] to, int at) {
    int content = PackedName.put(flags, labels, labelsLength, children, to, at);
    System.arraycopy(sets, 0, to, content, setsLength);
  }
}
