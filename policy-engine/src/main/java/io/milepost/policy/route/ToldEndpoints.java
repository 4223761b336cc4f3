package io.milepost.policy.route;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NoData;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The AWS endpoints that somebody told, and for all others what is known elsewhere. What was told
 * is replaced all at once, by one volatile write.
 *
 * @see "Route 53 Developer Guide: choosing between alias and non-alias records"
 */
public final class ToldEndpoints implements Endpoints {
  private final Endpoints others;
  private volatile Table table;

  /** Endpoints as they are listed and as they are asked for; neither changes. */
  private record Table(SortedMap<DnsName, ToldEndpoint> listed, Map<DnsName, Values> asked) {
    static Table of(Map<DnsName, ToldEndpoint> endpoints) {
      Map<DnsName, Values> asked = new HashMap<>();
      endpoints.forEach((name, endpoint) -> asked.put(name, Values.of(name, endpoint)));
      return new Table(Collections.unmodifiableSortedMap(new TreeMap<>(endpoints)), asked);
    }
  }

  private record Values(LookupResult ipv4, LookupResult ipv6, boolean healthy) {
    static Values of(DnsName name, ToldEndpoint endpoint) {
      return new Values(
          EndpointValues.of(name, RecordType.A, endpoint.addresses()),
          EndpointValues.of(name, RecordType.AAAA, endpoint.addresses()),
          endpoint.healthy());
    }

    LookupResult of(RecordType type) {
      return type == RecordType.A ? ipv4 : type == RecordType.AAAA ? ipv6 : NoData.INSTANCE;
    }
  }

  /**
   * @param others is asked for endpoints that were not told
   */
  public ToldEndpoints(Map<DnsName, ToldEndpoint> endpoints, Endpoints others) {
    this.others = others;
    this.table = Table.of(endpoints);
  }

  /** What was told. */
  public SortedMap<DnsName, ToldEndpoint> endpoints() {
    return table.listed();
  }

  /** Has these endpoints from now on, and no others. */
  public synchronized void replace(Map<DnsName, ToldEndpoint> endpoints) {
    table = Table.of(endpoints);
  }

  /** Has this endpoint too from now on, or another word about it. */
  public synchronized void put(DnsName name, ToldEndpoint endpoint) {
    Map<DnsName, ToldEndpoint> changed = new HashMap<>(table.listed());
    changed.put(name, endpoint);
    replace(changed);
  }

  /**
   * Forgets an endpoint.
   *
   * @return whether it had been told
   */
  public synchronized boolean remove(DnsName name) {
    Map<DnsName, ToldEndpoint> changed = new HashMap<>(table.listed());
    boolean told = changed.remove(name) != null;
    replace(changed);
    return told;
  }

  @Override
  public @Nullable LookupResult find(DnsName endpoint, RecordType type) {
    Values told = table.asked().get(endpoint);
    return told == null ? others.find(endpoint, type) : told.of(type);
  }

  @Override
  public boolean isHealthy(DnsName endpoint) {
    Values told = table.asked().get(endpoint);
    return told == null ? others.isHealthy(endpoint) : told.healthy();
  }
}
