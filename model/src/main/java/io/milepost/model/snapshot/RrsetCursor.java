package io.milepost.model.snapshot;

/**
 * A set on the answer path: a reusable place that points at one set after the other. Each event
 * loop owns its cursors; nothing here allocates after construction.
 */
public final class RrsetCursor extends Rrset {
  private static final byte[] NOTHING = new byte[HEADER];

  /** Points at a set of no records until it is set. */
  public RrsetCursor() {
    super(NOTHING, 0);
  }

  /** Points at the set that the other stands for now. */
  public void moveTo(Rrset other) {
    point(other);
  }

  /** Points at the set that the other stands for now, with another TTL. */
  public void moveTo(Rrset other, int ttlSeconds) {
    point(other);
    pointTtl(ttlSeconds);
  }

  /** Points at the set at an offset of some bytes. */
  RrsetCursor moveTo(byte[] bytes, int at) {
    point(bytes, at);
    return this;
  }
}
