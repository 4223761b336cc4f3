package io.milepost.policy.route;

import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.RrsetCursor;
import io.milepost.model.snapshot.ZoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds what aliases lead to in their zone. A target is looked up once for each version of the
 * zone, by whichever thread needs it first, and remembered with the alias.
 *
 * <p>Each engine owns one; nothing is allocated but for what is remembered.
 */
final class AliasTargets {
  private final NameCursor name = new NameCursor();
  private final NodeCursor node = new NodeCursor();

  /**
   * What an alias leads to.
   *
   * @param zone the one that answers, which has the alias
   * @param type of the alias, and so of the target
   * @return an {@code Rrset} or {@code RoutedSets}, or {@code NoData} if there is none of the type;
   *     null if the target is not in the zone
   */
  @Nullable LookupResult find(ZoneSnapshot zone, Member alias, RecordType type) {
    LookupResult known = alias.knownTarget(zone);
    if (known != null) {
      return known;
    }
    if (!alias.isAliasIn(zone.zone().id())) {
      return null;
    }
    name.set(alias.targetName(), 0);
    LookupResult target = zone.findTarget(name, type.code(), node);
    if (target instanceof Rrset rrset) {
      RrsetCursor own = new RrsetCursor();
      own.moveTo(rrset);
      target = own;
    }
    alias.know(zone, target);
    return target;
  }
}
