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
  private @Nullable Rrset[] signatures = new @Nullable Rrset[USUAL_SIZE];
  private int size;
  private int maxTtlSeconds;

  Section() {
    Arrays.setAll(rrsets, i -> new RrsetCursor());
  }

  void clear() {
    Arrays.fill(signatures, 0, size, null);
    size = 0;
    maxTtlSeconds = Integer.MAX_VALUE;
  }

  /** From now on sets are added with at most this TTL. */
  void limitTtl(int seconds) {
    maxTtlSeconds = seconds;
  }

  /** Adds the set that {@code rrset} stands for now. */
  public void add(Rrset rrset, byte @Nullable [] owner, int ownerOffset) {
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
      signatures = Arrays.copyOf(signatures, 2 * size);
    }
    rrsets[size].moveTo(rrset, Math.min(ttlSeconds, maxTtlSeconds));
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

  /**
   * Whether a set is one with the set before it: they have owner and type in common, as the members
   * of a multivalue group have.
   */
  public boolean goesOn(int index) {
    return index > 0
        && rrsets[index].type() == rrsets[index - 1].type()
        && isSameArray(owners[index], owners[index - 1])
        && ownerOffsets[index] == ownerOffsets[index - 1];
  }

  @SuppressWarnings("ReferenceEquality") // the same place, not the same contents
  private static boolean isSameArray(byte @Nullable [] array, byte @Nullable [] other) {
    return array == other;
  }

  /**
   * Puts signatures behind a set.
   *
   * @param rrsig the RRSIG set, which stays as it is
   */
  public void sign(int index, Rrset rrsig) {
    signatures[index] = rrsig;
  }

  /** The RRSIG set that stands behind a set, or null. */
  public @Nullable Rrset signature(int index) {
    return signatures[index];
  }
}
