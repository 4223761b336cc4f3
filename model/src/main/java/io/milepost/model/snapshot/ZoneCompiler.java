package io.milepost.model.snapshot;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.HealthVisitor;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
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
   */
  public static ZoneDirectory apply(ZoneDirectory directory, LogEntry entry, CompileCost cost) {
    ZoneDirectory result = directory;
    Map<ZoneReference, ZoneEditor> editors = new LinkedHashMap<>();
    for (Effect effect : entry.effects()) {
      switch (effect) {
        case Effect.ContentsCleared _ -> {
          editors.clear();
          result = ZoneDirectory.EMPTY;
        }
        case Effect.ZoneCreated created ->
            editors.put(created.zone(), ZoneEditor.ofNew(created.zone(), cost));
        case Effect.ZoneDeleted deleted -> {
          editors.remove(deleted.zone());
          result = result.without(deleted.zone(), cost);
        }
        case Effect.VpcAssociated associated ->
            result = result.withAssociation(associated.zone(), associated.vpc(), cost);
        case Effect.VpcDisassociated disassociated ->
            result = result.withoutAssociation(disassociated.zone(), disassociated.vpc(), cost);
        case Effect.OfHealth _ -> {
          // Zones name checks by their ids, whether these exist or not.
        }
        case Effect.RecordSetChanged changed -> {
          ZoneEditor editor = editorOf(editors, result, changed.zone(), cost);
          changed.after().ifPresentOrElse(editor::put, () -> editor.remove(changed.key()));
        }
        case Effect.ZoneSigningChanged changed ->
            editorOf(editors, result, changed.zone(), cost).sign(changed.after().orElse(null));
        case Effect.CidrLocationChanged changed -> result = apply(result, changed, cost);
      }
    }
    for (ZoneEditor editor : editors.values()) {
      result = result.with(editor.toSnapshot(), cost);
    }
    return result.withLogNumber(entry.number());
  }

  private static ZoneDirectory apply(
      ZoneDirectory directory, Effect.CidrLocationChanged changed, CompileCost cost) {
    CidrBlocks blocks = directory.cidrBlocks(changed.collectionId());
    for (Cidr block : changed.removed()) {
      blocks = blocks.without(block, changed.locationName(), cost);
    }
    for (Cidr block : changed.added()) {
      blocks = blocks.with(block, changed.locationName(), cost);
    }
    return directory.withCidrBlocks(changed.collectionId(), blocks, cost);
  }

  private static ZoneEditor editorOf(
      Map<ZoneReference, ZoneEditor> editors,
      ZoneDirectory directory,
      ZoneReference zone,
      CompileCost cost) {
    return editors.computeIfAbsent(zone, missing -> begin(directory, missing, cost));
  }

  private static ZoneEditor begin(ZoneDirectory directory, ZoneReference zone, CompileCost cost) {
    ZoneSnapshot snapshot = directory.find(zone);
    if (snapshot == null) {
      throw new IllegalStateException("no zone " + zone);
    }
    return ZoneEditor.of(snapshot, cost);
  }

  /** Takes the contents of a store and compiles them. */
  public static final class Loader implements ContentsVisitor {
    private final List<ZoneSnapshot> finished = new ArrayList<>();
    private final List<Association> associations = new ArrayList<>();
    private final Map<CidrCollectionId, CidrBlocks> cidrs = new LinkedHashMap<>();
    private final NameCursor owner = new NameCursor();
    private final HealthVisitor health;
    private @Nullable ZoneLoader loader;

    /** Takes sets that can't be served, and why; null if there are none in the contents. */
    private @Nullable BiConsumer<PreparedSet, String> leftOut;

    /** Compiles zones and leaves health checks alone. */
    public Loader() {
      this(HealthVisitor.NONE);
    }

    /**
     * Compiles zones.
     *
     * @param health takes what is met of health
     */
    public Loader(HealthVisitor health) {
      this.health = health;
    }

    /**
     * Leaves out sets that an older version accepted and this one can't serve, so that the rest is
     * served; without this they are a broken invariant.
     *
     * @param told takes each of them, and why
     */
    public Loader leavingOut(BiConsumer<PreparedSet, String> told) {
      leftOut = told;
      return this;
    }

    private record Association(ZoneReference zone, Vpc vpc) {}

    /** Zones name checks by their ids, whether these exist or not. */
    @Override
    public void healthCheck(
        HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {
      health.healthCheck(check, forced, measured);
    }

    @Override
    public void alarm(AlarmId id, AlarmData data) {
      health.alarm(id, data);
    }

    @Override
    public void routingControl(String arn, RoutingControlState state) {
      health.routingControl(arn, state);
    }

    @Override
    public void cidrLocation(CidrCollectionId id, String locationName, List<Cidr> blocks) {
      CidrBlocks all = cidrs.getOrDefault(id, CidrBlocks.EMPTY);
      CompileCost cost = new CompileCost();
      for (Cidr block : blocks) {
        all = all.with(block, locationName, cost);
      }
      cidrs.put(id, all);
    }

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
    public void vpcAssociation(Vpc vpc) {
      if (loader == null) {
        throw new IllegalStateException("a VPC before any zone: " + vpc);
      }
      associations.add(new Association(loader.zone(), vpc));
    }

    @Override
    public void zoneSigning(ZoneSigning signing) {
      if (loader == null) {
        throw new IllegalStateException("keys before any zone");
      }
      loader.sign(signing);
    }

    @Override
    public void expect(long recordSets) {
      if (loader != null) {
        loader.expect(recordSets);
      }
    }

    @Override
    public void recordSet(PreparedSet set) {
      owner.set(set.owner().wire(), 0);
      if (!RoutedSets.isRouted(set) && set.data() instanceof PreparedData.Values values) {
        simpleSet(owner, set.type(), values.ttlSeconds(), values.rdata().toBytes());
      } else if (leftOut == null) {
        loaderOf(owner).add(owner, set);
      } else {
        addOrLeaveOut(set, leftOut);
      }
    }

    private void addOrLeaveOut(PreparedSet set, BiConsumer<PreparedSet, String> told) {
      Optional<String> problem = Servability.problem(set.routing());
      if (problem.isPresent()) {
        told.accept(set, problem.get());
        return;
      }
      try {
        loaderOf(owner).add(owner, set);
      } catch (IllegalStateException e) {
        told.accept(set, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void simpleSet(NameCursor name, RecordType type, int ttlSeconds, byte[] rdata) {
      loaderOf(name).add(name, type.code(), ttlSeconds, rdata);
    }

    private ZoneLoader loaderOf(NameCursor name) {
      if (loader == null) {
        throw new IllegalStateException("a set before any zone: " + name.toName());
      }
      return loader;
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
      for (Association one : associations) {
        directory = directory.withAssociation(one.zone, one.vpc, cost);
      }
      for (Map.Entry<CidrCollectionId, CidrBlocks> collection : cidrs.entrySet()) {
        directory = directory.withCidrBlocks(collection.getKey(), collection.getValue(), cost);
      }
      return directory.withLogNumber(logNumber);
    }
  }
}
