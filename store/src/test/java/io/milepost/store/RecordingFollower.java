package io.milepost.store;

import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Notes what a follower is told. */
class RecordingFollower implements ChangeFollower {
  private final List<LogEntry> staged = new ArrayList<>();
  private final List<LogEntry> kept = new ArrayList<>();
  private final List<LogEntry> published = new ArrayList<>();
  private Consumer<LogEntry> onStage = entry -> {};
  private Runnable onPublish = () -> {};
  private int discards;

  void onStage(Consumer<LogEntry> action) {
    onStage = action;
  }

  void onPublish(Runnable action) {
    onPublish = action;
  }

  @Override
  public void stage(LogEntry entry) {
    onStage.accept(entry);
    staged.add(entry);
  }

  @Override
  public Runnable keep() {
    kept.addAll(staged);
    staged.clear();
    LogEntry last = kept.isEmpty() ? null : kept.getLast();
    return () -> {
      onPublish.run();
      while (last != null && !kept.isEmpty() && kept.getFirst().number() <= last.number()) {
        published.add(kept.removeFirst());
      }
    };
  }

  @Override
  public void discard() {
    discards++;
    staged.clear();
  }

  List<Long> publishedNumbers() {
    return published.stream().map(LogEntry::number).toList();
  }

  List<LogEntry> published() {
    return published;
  }

  int discards() {
    return discards;
  }
}
