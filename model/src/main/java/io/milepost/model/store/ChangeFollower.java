package io.milepost.model.store;

/**
 * Follows the change log from inside the process that writes it. A change is staged before its
 * transaction commits, so that what can't be compiled is refused, and published after the commit
 * has returned, so that nothing is answered that could be lost; later still if it is delayed.
 *
 * <p>All calls come from one thread at a time.
 */
public interface ChangeFollower {
  /**
   * Compiles an entry on top of all that was staged before.
   *
   * @throws RuntimeException if it can't be compiled; nothing is staged then, and the change is
   *     refused
   */
  void stage(LogEntry entry);

  /**
   * Keeps all that was staged: the transaction is durable.
   *
   * @return what makes visible all that was staged until now; it is run once, now or later, after
   *     that of every earlier call
   */
  Runnable keep();

  /** Forgets all that was staged and not kept: the transaction was lost. */
  void discard();

  /**
   * Two followers that are told the same.
   *
   * @param second refuses no entry, so that none is staged in the first alone
   */
  static ChangeFollower all(ChangeFollower first, ChangeFollower second) {
    return new ChangeFollower() {
      @Override
      public void stage(LogEntry entry) {
        first.stage(entry);
        second.stage(entry);
      }

      @Override
      public Runnable keep() {
        Runnable one = first.keep();
        Runnable other = second.keep();
        return () -> {
          one.run();
          other.run();
        };
      }

      @Override
      public void discard() {
        first.discard();
        second.discard();
      }
    };
  }

  /** Follows nothing. */
  ChangeFollower NONE =
      new ChangeFollower() {
        @Override
        public void stage(LogEntry entry) {}

        @Override
        public Runnable keep() {
          return () -> {};
        }

        @Override
        public void discard() {}
      };
}
