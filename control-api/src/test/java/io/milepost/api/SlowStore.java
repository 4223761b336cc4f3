package io.milepost.api;

import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A store whose reads wait.
 *
 * @param reading is counted down when a read begins
 * @param mayAnswer is waited for before it goes on
 */
record SlowStore(Store store, CountDownLatch reading, CountDownLatch mayAnswer) implements Store {
  @Override
  public <R> R apply(StoreChange<R> change) {
    return store.apply(change);
  }

  @Override
  public <R> R read(Function<? super StoreReader, R> query) {
    reading.countDown();
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return store.read(query);
  }

  @Override
  public List<LogEntry> log(long after, int limit) {
    return store.log(after, limit);
  }

  @Override
  public long contents(ContentsVisitor visitor) {
    return store.contents(visitor);
  }

  @Override
  public void close() {
    store.close();
  }
}
