package io.milepost.model.health;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each health check a small number, by which a {@link HealthSnapshot} has its state. A number
 * is never given to another check, so that whoever has learned it once can keep it.
 *
 * <p>Safe for use by many threads; one for each process.
 */
public final class HealthSlots {
  private final ConcurrentMap<HealthCheckId, Integer> slots = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /** The number of a check, 0 or more, whether the check exists or not. */
  public int slotOf(HealthCheckId id) {
    Integer slot = slots.get(id);
    return slot == null ? slots.computeIfAbsent(id, added -> next.getAndIncrement()) : slot;
  }
}
