package io.milepost.policy;

import io.milepost.model.name.NameCursor;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.RrsetCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sets of one section of a response, each with its owner. Used again for every query; it grows
 * to the largest response so far and allocates nothing else.
 *
 * <p>An owner is an uncompressed name in wire form that begins at an offset of some bytes, in any
 * case: a snapshot's own, the rdata that led there, or an ancestor of the name that a cursor is at.
 * Null stands for the question's name.
 */
public final class Section {
  private static final int USUAL_SIZE = 20;

  private RrsetCursor[] rrsets = new RrsetCursor[USUAL_SIZE];
  private byte[] @Nullable [] owners = new byte[USUAL_SIZE] @Nullable [];
  private int[] ownerOffsets = new int[USUAL_SIZE];
  private int size;

  Section() {
    Arrays.setAll(rrsets, i -> new RrsetCursor());
  }

  void clear() {
    size = 0;
  }

  /** Adds the set that {@code rrset} stands for now. */
  void add(Rrset rrset, byte @Nullable [] owner, int ownerOffset) {
    add(rrset, rrset.ttlSeconds(), owner, ownerOffset);
  }

  /** Adds the set that {@code rrset} stands for now, with a TTL in place of its own. */
  void add(Rrset rrset, int ttlSeconds, byte @Nullable [] owner, int ownerOffset) {
    if (size == rrsets.length) {
      RrsetCursor[] more = new RrsetCursor[2 * size];
      Arrays.setAll(more, i -> i < size ? rrsets[i] : new RrsetCursor());
      rrsets = more;
      owners = Arrays.copyOf(owners, 2 * size);
      ownerOffsets = Arrays.copyOf(ownerOffsets, 2 * size);
    }
    rrsets[size].moveTo(rrset, ttlSeconds);
    owners[size] = owner;
    ownerOffsets[size] = ownerOffset;
    size++;
  }

  /** How many sets there are. */
  public int size() {
    return size;
  }

  /**
   * Whether a set is here with that owner.
   *
   * @param qname the question's name, which an owner may stand for
   */
  boolean contains(Rrset rrset, NameCursor owner, NameCursor qname) {
    for (int i = 0; i < size; i++) {
      if (rrsets[i].isSameAs(rrset) && isOwner(i, owner, qname)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a set is here with that owner. */
  boolean containsOwner(NameCursor owner, NameCursor qname) {
    for (int i = 0; i < size; i++) {
      if (isOwner(i, owner, qname)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOwner(int index, NameCursor name, NameCursor qname) {
    byte[] owner = owners[index];
    return owner == null ? name.isSameAs(qname) : name.isSameAs(owner, ownerOffsets[index]);
  }

  /** A set; good until the section changes. */
  public Rrset rrset(int index) {
    return rrsets[index];
  }

  /** The bytes that hold the owner; null if it is the question's name. */
  public byte @Nullable [] owner(int index) {
    return owners[index];
  }

  /** Where in {@link #owner} the owner begins. */
  public int ownerOffset(int index) {
    return ownerOffsets[index];
  }
}
