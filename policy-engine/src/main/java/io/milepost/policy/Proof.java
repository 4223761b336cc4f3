package io.milepost.policy;

import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.TypeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the NSEC set of a response is to say: which types stand at a name. Each {@link Response}
 * owns one.
 */
public final class Proof {
  private final TypeSet types = new TypeSet();
  private byte @Nullable [] owner;
  private int ownerOffset;
  private int askedType;
  private boolean needed;

  void clear() {
    needed = false;
    askedType = 0;
    owner = null;
  }

  /** The name is there, or a wildcard is in its place, but not with the type. */
  void denyType(int type, NodeCursor node, byte @Nullable [] name, int nameOffset) {
    prove(node, name, nameOffset);
    types.remove(type);
    // It would send validators on to where it leads (RFC 4035 section 5.4).
    types.remove(RecordType.CNAME.code());
  }

  /** The types at the name are asked for. */
  void tellTypes(int type, NodeCursor node) {
    prove(node, null, 0);
    askedType = type;
  }

  /** The same of a name that is not there: it has but its NSEC set. */
  void tellNoTypes(int type) {
    denyName(null, 0);
    askedType = type;
  }

  /** The name is not there. */
  void denyName(byte @Nullable [] name, int nameOffset) {
    types.clear();
    set(name, nameOffset);
  }

  /** The types at the name where a lookup ended: at a delegation point, NS and DS. */
  void prove(NodeCursor node, byte @Nullable [] name, int nameOffset) {
    node.types(types);
    if (types.contains(RecordType.SOA.code())) {
      // Then it is the apex.
      types.add(RecordType.DNSKEY);
    }
    set(name, nameOffset);
  }

  private void set(byte @Nullable [] name, int nameOffset) {
    types.add(RecordType.RRSIG);
    types.add(RecordType.NSEC);
    owner = name;
    ownerOffset = nameOffset;
    needed = true;
  }

  /** Whether there is to be an NSEC set. */
  public boolean isNeeded() {
    return needed;
  }

  /** The type if it was asked for: NSEC or RRSIG; then it is the answer. Else 0. */
  public int askedType() {
    return askedType;
  }

  public TypeSet types() {
    return types;
  }

  /** The bytes that hold the name in wire form; null if it is the question's. */
  public byte @Nullable [] owner() {
    return owner;
  }

  /** Where in {@link #owner} the name begins. */
  public int ownerOffset() {
    return ownerOffset;
  }
}
