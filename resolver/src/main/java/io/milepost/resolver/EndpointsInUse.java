package io.milepost.resolver;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The AWS endpoints that aliases of our zones name: what is named is watched as soon as the change
 * is durable, also while it is still invisible, and no longer once no alias names it.
 */
public final class EndpointsInUse implements ChangeFollower {
  private final ResolvedEndpoints endpoints;

  /** How many aliases name an endpoint; owned by the thread that writes the store. */
  private final Map<DnsName, Integer> aliases = new HashMap<>();

  /** What is not durable yet; owned by the same thread. */
  private final List<Effect> staged = new ArrayList<>();

  public EndpointsInUse(ResolvedEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Starts from the contents of a store; before any change is made. */
  public void load(Store store) {
    store.contents(new AliasVisitor());
  }

  private final class AliasVisitor implements ContentsVisitor {
    private @Nullable ZoneReference zone;

    @Override
    public void hostedZone(ZoneReference next) {
      zone = next;
    }

    @Override
    public void vpcAssociation(Vpc vpc) {
      // No endpoint.
    }

    @Override
    public void recordSet(PreparedSet set) {
      if (zone != null) {
        add(zone.id(), set);
      }
    }

    @Override
    public void simpleSet(NameCursor owner, RecordType type, int ttlSeconds, byte[] rdata) {
      // No alias.
    }
  }

  @Override
  public void stage(LogEntry entry) {
    staged.addAll(entry.effects());
  }

  @Override
  public Runnable keep() {
    for (Effect effect : staged) {
      if (effect instanceof Effect.ContentsCleared) {
        aliases.clear();
        endpoints.unwatchAll();
      } else if (effect instanceof Effect.RecordSetChanged changed) {
        HostedZoneId zone = changed.zone().id();
        changed.after().ifPresent(set -> add(zone, set));
        changed.before().ifPresent(set -> remove(zone, set));
      }
    }
    staged.clear();
    return () -> {};
  }

  @Override
  public void discard() {
    staged.clear();
  }

  private void add(HostedZoneId zone, PreparedSet set) {
    endpoint(zone, set)
        .filter(name -> aliases.merge(name, 1, Integer::sum) == 1)
        .ifPresent(endpoints::watch);
  }

  private void remove(HostedZoneId zone, PreparedSet set) {
    endpoint(zone, set)
        .filter(name -> aliases.merge(name, -1, EndpointsInUse::lessOrNone) == null)
        .ifPresent(endpoints::unwatch);
  }

  private static @Nullable Integer lessOrNone(int count, int change) {
    return count + change == 0 ? null : count + change;
  }

  private static Optional<DnsName> endpoint(HostedZoneId zone, PreparedSet set) {
    return set.data() instanceof PreparedData.Alias alias
            && !alias.target().hostedZoneId().equals(zone)
        ? Optional.of(alias.target().dnsName())
        : Optional.empty();
  }
}
