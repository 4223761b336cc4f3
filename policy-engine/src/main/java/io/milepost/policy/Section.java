package io.milepost.policy;

import io.milepost.model.name.NameCursor;
import io.milepost.model.snapshot.Rrset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sets of one section of a response, each with its owner. Used again for every query; it grows
 * to the largest response so far and allocates nothing else.
 *
 * <p>An owner is an uncompressed name in wire form that begins at an offset of some bytes, in any
 * case: a snapshot's own, or the rdata that led there. Null stands for the question's name.
 */
public final class Section {
  private static final int USUAL_SIZE = 20;

  private @Nullable Rrset[] rrsets = new @Nullable Rrset[USUAL_SIZE];
  private byte[] @Nullable [] owners = new byte[USUAL_SIZE] @Nullable [];
  private int[] ownerOffsets = new int[USUAL_SIZE];
  private int size;

  void clear() {
    size = 0;
  }

  void add(Rrset rrset, byte @Nullable [] owner, int ownerOffset) {
    if (size == rrsets.length) {
      rrsets = Arrays.copyOf(rrsets, 2 * size);
      owners = Arrays.copyOf(owners, 2 * size);
      ownerOffsets = Arrays.copyOf(ownerOffsets, 2 * size);
    }
    rrsets[size] = rrset;
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
      if (rrsets[i] == rrset && isOwner(i, owner, qname)) {
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

  public Rrset rrset(int index) {
    return Objects.requireNonNull(rrsets[index]);
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
