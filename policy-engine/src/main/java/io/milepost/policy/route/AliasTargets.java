package io.milepost.policy.route;

import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.RrsetCursor;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What aliases lead to in their zone. A target is looked up once and remembered as long as the
 * zones are the same; each alias has one place, by its hash, and the newest alias has it. New zones
 * forget all at once, by counting.
 *
 * <p>Each engine owns one; nothing is allocated after each place was used once, but for one small
 * object when the zones have changed.
 */
final class AliasTargets {
  private static final int PLACES = 1024;

  private final @Nullable Member[] aliases = new @Nullable Member[PLACES];
  private final @Nullable LookupResult[] found = new @Nullable LookupResult[PLACES];
  private final @Nullable RrsetCursor[] cursors = new @Nullable RrsetCursor[PLACES];
  private final int[] generations = new int[PLACES];

  /**
   * Of which zones these are the targets; weak, so that an engine at rest keeps no old zones alive.
   */
  private WeakReference<@Nullable ZoneDirectory> zones = new WeakReference<>(null);

  private int generation;
  private final NameCursor name = new NameCursor();
  private final NodeCursor node = new NodeCursor();

  /**
   * What an alias leads to.
   *
   * @param current the zones of this query
   * @param zone the one of them that has the alias and the target
   * @param type of the alias, and so of the target
   * @return an {@code Rrset} or {@code RoutedSets}, or {@code NoData} if there is none of the type;
   *     good until the next call
   */
  LookupResult find(ZoneDirectory current, ZoneSnapshot zone, Member alias, RecordType type) {
    if (!zones.refersTo(current)) {
      zones = new WeakReference<>(current);
      generation++;
    }
    int place = System.identityHashCode(alias) & (PLACES - 1);
    if (generations[place] == generation && isSame(aliases[place], alias)) {
      return Objects.requireNonNull(found[place]);
    }
    name.set(alias.targetName(), 0);
    LookupResult target = zone.findTarget(name, type.code(), node);
    if (target instanceof Rrset rrset) {
      target = copy(rrset, place);
    }
    aliases[place] = alias;
    found[place] = target;
    generations[place] = generation;
    return target;
  }

  @SuppressWarnings("ReferenceEquality") // members are not compared by what they have
  private static boolean isSame(@Nullable Member known, Member alias) {
    return known == alias;
  }

  private Rrset copy(Rrset rrset, int place) {
    RrsetCursor cursor = cursors[place];
    if (cursor == null) {
      cursor = new RrsetCursor();
      cursors[place] = cursor;
    }
    cursor.moveTo(rrset);
    return cursor;
  }
}
