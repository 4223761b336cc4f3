package io.milepost.resolver;

import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import io.milepost.policy.route.EndpointValues;
import io.milepost.policy.route.Endpoints;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS endpoints whose addresses are asked for in the background, as long as somebody {@linkplain
 * #watch wants} to know them. What was found is kept while nobody can be asked; what was never
 * found is not known. An endpoint that has no address of either family is unhealthy.
 */
public final class ResolvedEndpoints implements Endpoints {
  private static final Logger LOG = LoggerFactory.getLogger(ResolvedEndpoints.class);

  private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(5);
  private static final int LOOKUPS_AT_ONCE = 64;
  private static final long MIN_TTL_SECONDS = 5;
  private static final long MAX_TTL_SECONDS = 86_400;
  private static final long FIRST_RETRY_SECONDS = 1;
  private static final long MAX_RETRY_SECONDS = 60;

  private final NameLookup lookup;
  private final Later later;
  private final Semaphore turns = new Semaphore(LOOKUPS_AT_ONCE);
  private final Map<DnsName, Watched> watched = new ConcurrentHashMap<>();

  /**
   * @param later runs the lookups
   */
  public ResolvedEndpoints(NameLookup lookup, Later later) {
    this.lookup = lookup;
    this.later = later;
  }

  /** An endpoint that somebody wants to know; its fields are null as long as nothing is known. */
  private final class Watched {
    private final DnsName name;
    private volatile @Nullable LookupResult ipv4;
    private volatile @Nullable LookupResult ipv6;

    Watched(DnsName name) {
      this.name = name;
    }

    private boolean isWanted() {
      return watched.get(name) == this;
    }

    private void fetchLater(AddressFamily family, long delaySeconds, long retrySeconds) {
      later.run(Duration.ofSeconds(delaySeconds), () -> fetch(family, retrySeconds));
    }

    private void fetch(AddressFamily family, long retrySeconds) {
      if (!isWanted()) {
        return;
      }
      turns.acquireUninterruptibly();
      FoundAddresses found;
      try {
        found = lookup.lookup(name, family, LOOKUP_LIMIT);
      } finally {
        turns.release();
      }
      switch (found) {
        case FoundAddresses.Found some -> {
          keep(family, EndpointValues.of(name, family.type(), some.addresses()));
          fetchLater(family, refreshSeconds(some.ttlSeconds()), FIRST_RETRY_SECONDS);
        }
        case FoundAddresses.Absent none -> {
          keep(family, NoData.INSTANCE);
          fetchLater(family, refreshSeconds(none.ttlSeconds()), FIRST_RETRY_SECONDS);
        }
        case FoundAddresses.Failed failed -> {
          LOG.info("{} of endpoint {}: {}", family.type(), name, failed.reason());
          fetchLater(family, retrySeconds, Math.min(2 * retrySeconds, MAX_RETRY_SECONDS));
        }
      }
    }

    private void keep(AddressFamily family, LookupResult values) {
      switch (family) {
        case IPV4 -> ipv4 = values;
        case IPV6 -> ipv6 = values;
      }
    }
  }

  private static long refreshSeconds(long ttlSeconds) {
    return Math.clamp(ttlSeconds, MIN_TTL_SECONDS, MAX_TTL_SECONDS);
  }

  /** Asks for an endpoint's addresses from now on. */
  public void watch(DnsName name) {
    Watched fresh = new Watched(name);
    if (watched.putIfAbsent(name, fresh) == null) {
      for (AddressFamily family : AddressFamily.values()) {
        fresh.fetchLater(family, 0, FIRST_RETRY_SECONDS);
      }
    }
  }

  /** Forgets an endpoint. */
  public void unwatch(DnsName name) {
    watched.remove(name);
  }

  /** Forgets all endpoints. */
  public void unwatchAll() {
    watched.clear();
  }

  @Override
  public @Nullable LookupResult find(DnsName endpoint, RecordType type) {
    Watched found = watched.get(endpoint);
    if (found == null) {
      return null;
    }
    return type == RecordType.A
        ? found.ipv4
        : type == RecordType.AAAA ? found.ipv6 : NoData.INSTANCE;
  }

  @Override
  public boolean isHealthy(DnsName endpoint) {
    Watched found = watched.get(endpoint);
    return found == null || found.ipv4 != NoData.INSTANCE || found.ipv6 != NoData.INSTANCE;
  }
}
