package io.milepost.store;

import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes changes to the follower in the order of their numbers, each when its time has come.
 * Owned by the writer thread.
 */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** So long a clock that is set may go unnoticed. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private final ChangeFollower follower;
  private final InstantSource clock;
  private final Duration delay;
  private final AtomicLong visible;

  /** What is kept and not visible yet, the oldest first. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private record Waiting(long number, Instant visibleAt, Runnable publication) {}

  /**
   * @param delay after which changes that GetChange knows become visible
   * @param visible the number of the newest entry that is visible; set here alone
   */
  Publisher(ChangeFollower follower, InstantSource clock, Duration delay, AtomicLong visible) {
    this.follower = follower;
    this.clock = clock;
    this.delay = delay;
    this.visible = visible;
  }

  ChangeFollower follower() {
    return follower;
  }

  /** Whether changes may be undone for a node that starts before they are visible. */
  boolean isDelaying() {
    return !delay.isZero();
  }

  long visible() {
    return visible.get();
  }

  /** Takes the entries that were not visible yet when the store was closed. */
  void restore(List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      follower.stage(entry);
      waiting.add(new Waiting(entry.number(), entry.visibleAt(), follower.keep()));
    }
  }

  /**
   * When an entry that comes next becomes visible.
   *
   * @param now when it is accepted
   * @param isSubmitted whether GetChange knows it; what it does not know waits only for its turn
   */
  Instant visibleAt(Instant now, boolean isSubmitted) {
    Instant own = isSubmitted ? now.plus(delay) : now;
    Waiting last = waiting.peekLast();
    return last != null && last.visibleAt.isAfter(own) ? last.visibleAt : own;
  }

  /**
   * Publishes all that was staged, and is durable now, or keeps it until its time has come. What is
   * visible at once makes visible what came before it.
   *
   * @param last the newest of the entries, all of which are visible at the same time
   * @throws RuntimeException if what is visible at once could not be published
   */
  void publish(LogEntry last) {
    Waiting next = new Waiting(last.number(), last.visibleAt(), follower.keep());
    if (last.isDelayed()) {
      waiting.add(next);
      return;
    }
    // What was to wait longer is before a change that is seen at once, such as one that clears all.
    publishWaitingUntil(Instant.MAX);
    publish(next);
  }

  private void publish(Waiting next) {
    next.publication.run();
    visible.set(next.number);
  }

  /** Publishes what is visible now. */
  void publishDue() {
    if (!waiting.isEmpty()) {
      publishWaitingUntil(clock.instant());
    }
  }

  private void publishWaitingUntil(Instant time) {
    while (!waiting.isEmpty() && !waiting.element().visibleAt.isAfter(time)) {
      Waiting due = waiting.remove();
      try {
        publish(due);
      } catch (Throwable e) {
        LOG.error("Change {} is durable, but could not be published", due.number, e);
      }
    }
  }

  /** How long until the clock is to be looked at again; empty if nothing waits. */
  Optional<Duration> untilNext() {
    return Optional.ofNullable(waiting.peek())
        .map(next -> Duration.between(clock.instant(), next.visibleAt))
        .map(left -> left.compareTo(MAX_WAIT) < 0 ? left : MAX_WAIT);
  }
}
