package io.milepost.server.launch;

import io.milepost.healthcheck.HealthListener;
import io.milepost.healthcheck.HealthTransition;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.operation.RecordMeasuredHealth;
import io.milepost.model.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what endpoints were found to be in the store, and then writes a line of the log for each
 * check that says something else. What comes while the store is busy is kept in one change, so that
 * many checks that flip at once cost a few writes. Those that hear of health never wait for it.
 */
final class HealthJournal implements HealthListener {
  private static final Logger LOG = LoggerFactory.getLogger(HealthJournal.class);

  /** How many events share a change of the store at most, so that other changes get in between. */
  private static final int MAX_GROUP = 1000;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;

  private sealed interface Event {}

  private record Changed(HealthTransition transition) implements Event {}

  private record Measured(HealthCheckId id, MeasuredHealth health) implements Event {}

  private record End() implements Event {}

  @Override
  public void changed(HealthTransition transition) {
    events.add(new Changed(transition));
  }

  @Override
  public void measured(HealthCheckId id, MeasuredHealth health) {
    events.add(new Measured(id, health));
  }

  /**
   * Starts to keep what has come and what comes.
   *
   * @param store takes changes already
   */
  void start(Store store) {
    thread = Thread.ofPlatform().name("health-journal").daemon().start(() -> run(store));
  }

  /** Keeps what has come, and ends. */
  void stop() {
    events.add(new End());
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run(Store store) {
    List<Event> group = new ArrayList<>();
    do {
      group.clear();
      try {
        group.add(events.take());
      } catch (InterruptedException e) {
        return;
      }
      events.drainTo(group, MAX_GROUP - 1);
      keep(group, store);
    } while (!group.contains(new End()));
  }

  private static void keep(List<Event> group, Store store) {
    Map<HealthCheckId, MeasuredHealth> measured = new LinkedHashMap<>();
    List<HealthTransition> transitions = new ArrayList<>();
    for (Event event : group) {
      switch (event) {
        case Measured(HealthCheckId id, MeasuredHealth health) -> measured.put(id, health);
        case Changed(HealthTransition transition) -> transitions.add(transition);
        case End _ -> {
          // What came before is kept first.
        }
      }
    }
    if (!measured.isEmpty()) {
      try {
        store.apply(new RecordMeasuredHealth(measured));
      } catch (RuntimeException e) {
        LOG.error("What {} health checks found could not be kept", measured.size(), e);
      }
    }
    for (HealthTransition transition : transitions) {
      LOG.info(
          "Health check {} is {} now: {}",
          transition.id(),
          transition.status() == HealthStatus.HEALTHY ? "Healthy" : "Unhealthy",
          transition.reason());
    }
  }
}
