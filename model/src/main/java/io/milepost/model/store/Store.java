package io.milepost.model.store;

import java.util.List;
import java.util.function.Function;

/**
 * Everything that Milepost keeps, and the one door in: each change of every kind goes through
 * {@link #apply}.
 *
 * <p>Safe for use by many threads.
 */
public interface Store extends AutoCloseable {
  /**
   * Makes a change, all of it or nothing. When this returns, the change is durable, has its number
   * in the change log, and has been published to the follower unless it is delayed.
   *
   * @return what the change gives back
   * @throws io.milepost.model.error.Route53Exception if the change is refused; nothing has changed
   */
  <R> R apply(StoreChange<R> change);

  /** Reads one consistent state of the contents: the newest, pending or not. */
  <R> R read(Function<? super StoreReader, R> query);

  /**
   * Entries of the change log after a number, oldest first. The log is trimmed: if the first entry
   * is not {@code after + 1}, the reader is too far behind and starts from the contents again.
   *
   * @param limit the most entries to return, at least 1
   */
  List<LogEntry> log(long after, int limit);

  /**
   * Gives the contents to a visitor, as of one log number, for a node that starts: those that are
   * visible. What is delayed is left out, and follows in the log.
   *
   * @return the number of the log entry that the contents include last; 0 for a new store
   */
  long contents(ContentsVisitor visitor);

  @Override
  void close();
}
