package io.milepost.model.snapshot;

import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the store has into what the answer path reads: everything at the start, and then what
 * each change changed.
 */
public final class ZoneCompiler {
  private ZoneCompiler() {}

  /**
   * The directory after a change.
   *
   * @throws IllegalStateException if the change does not fit the directory, or leaves a zone
   *     without SOA or NS
   * @throws IllegalArgumentException if it has a routing policy that is not compiled
   */
  public static ZoneDirectory apply(ZoneDirectory directory, LogEntry entry, CompileCost cost) {
    ZoneDirectory result = directory;
    Map<ZoneReference, ZoneEditor> editors = new LinkedHashMap<>();
    for (Effect effect : entry.effects()) {
      switch (effect) {
        case Effect.ZoneCreated created ->
            editors.put(created.zone(), ZoneEditor.ofNew(created.zone(), cost));
        case Effect.ZoneDeleted deleted -> {
          editors.remove(deleted.zone());
          result = result.without(deleted.zone(), cost);
        }
        case Effect.RecordSetChanged changed -> {
          ZoneReference zone = changed.zone();
          ZoneDirectory current = result;
          ZoneEditor editor =
              editors.computeIfAbsent(zone, missing -> editorOf(current, missing, cost));
          apply(editor, changed);
        }
      }
    }
    for (ZoneEditor editor : editors.values()) {
      result = result.with(editor.toSnapshot(), cost);
    }
    return result.withLogNumber(entry.number());
  }

  private static ZoneEditor editorOf(
      ZoneDirectory directory, ZoneReference zone, CompileCost cost) {
    ZoneSnapshot snapshot = directory.find(zone);
    if (snapshot == null) {
      throw new IllegalStateException("no zone " + zone);
    }
    return ZoneEditor.of(snapshot, cost);
  }

  private static void apply(ZoneEditor editor, Effect.RecordSetChanged changed) {
    RecordSetKey key = changed.key();
    changed
        .after()
        .ifPresentOrElse(
            set -> editor.put(key.name(), rrset(set, editor.apex())),
            () -> editor.remove(key.name(), key.type()));
  }

  private static Rrset rrset(PreparedSet set, byte[] apex) {
    return switch (set.routing()) {
      case RoutingPolicy.Simple simple ->
          new Rrset(set.type().code(), set.ttlSeconds(), set.rdata(), apex);
      case RoutingPolicy.Grouped grouped -> throw notCompiled(grouped);
    };
  }

  private static IllegalArgumentException notCompiled(RoutingPolicy.Grouped routing) {
    return new IllegalArgumentException("not compiled: " + routing);
  }

  /** Takes the contents of a store and compiles them. */
  public static final class Loader implements ContentsVisitor {
    private final List<ZoneSnapshot> finished = new ArrayList<>();
    private final NameCursor owner = new NameCursor();
    private @Nullable ZoneLoader loader;

    @Override
    public void hostedZone(ZoneReference zone) {
      if (loader == null) {
        loader = new ZoneLoader(zone);
      } else {
        finished.add(loader.finish());
        loader.start(zone);
      }
    }

    @Override
    public void recordSet(PreparedSet set) {
      switch (set.routing()) {
        case RoutingPolicy.Simple simple -> {
          owner.set(set.owner().wire(), 0);
          simpleSet(owner, set.type(), set.ttlSeconds(), set.rdata().toBytes());
        }
        case RoutingPolicy.Grouped grouped -> throw notCompiled(grouped);
      }
    }

    @Override
    public void simpleSet(NameCursor name, RecordType type, int ttlSeconds, byte[] rdata) {
      if (loader == null) {
        throw new IllegalStateException("a set before any zone: " + name.toName());
      }
      loader.add(name, type.code(), ttlSeconds, rdata);
    }

    /**
     * All that was given, compiled.
     *
     * @param logNumber the number of the log entry that the contents include last
     */
    public ZoneDirectory finish(long logNumber) {
      if (loader != null) {
        finished.add(loader.finish());
        loader = null;
      }
      ZoneDirectory directory = ZoneDirectory.EMPTY;
      CompileCost cost = new CompileCost();
      for (ZoneSnapshot snapshot : finished) {
        directory = directory.with(snapshot, cost);
      }
      return directory.withLogNumber(logNumber);
    }
  }
}
