package io.milepost.model.snapshot;

import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.HealthVisitor;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.Store;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The zones that the DNS servers answer from: follows the change log and publishes each new {@link
 * ZoneDirectory} by one volatile write. A query reads the reference once.
 */
public final class PublishedZones implements ChangeFollower, Supplier<ZoneDirectory> {
  private volatile ZoneDirectory published = ZoneDirectory.EMPTY;

  /** Owned by the thread that writes the store. */
  private ZoneDirectory staged = ZoneDirectory.EMPTY;

  /** What was staged when it was last kept; owned by the same thread. */
  private ZoneDirectory kept = ZoneDirectory.EMPTY;

  private final BiConsumer<PreparedSet, String> leftOut;

  /** Zones of a store with nothing in it that can't be served. */
  public PublishedZones() {
    this((set, why) -> {
      throw new IllegalStateException(set + " can't be served: " + why);
    });
  }

  /**
   * Zones of a store that an older version may have written.
   *
   * @param leftOut takes the record sets that are not served, and why
   */
  public PublishedZones(BiConsumer<PreparedSet, String> leftOut) {
    this.leftOut = leftOut;
  }

  /** Starts from the contents of a store; before any change is made. */
  public void load(Store store) {
    load(store, HealthVisitor.NONE);
  }

  /**
   * Starts from the contents of a store; before any change is made.
   *
   * @param health takes what is met of health
   */
  public void load(Store store, HealthVisitor health) {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader(health).leavingOut(leftOut);
    long logNumber = store.contents(loader);
    staged = loader.finish(logNumber);
    kept = staged;
    published = staged;
  }

  @Override
  public void stage(LogEntry entry) {
    staged = ZoneCompiler.apply(staged, entry, new CompileCost());
  }

  @Override
  public Runnable keep() {
    ZoneDirectory next = staged;
    kept = next;
    return () -> published = next;
  }

  @Override
  public void discard() {
    staged = kept;
  }

  /** The zones as of the last published change. */
  @Override
  public ZoneDirectory get() {
    return published;
  }
}
