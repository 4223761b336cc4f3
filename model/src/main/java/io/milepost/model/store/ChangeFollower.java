package io.milepost.model.store;

/**
 * Follows the change log from inside the process that writes it. A change is staged before its
 * transaction commits, so that what can't be compiled is refused, and published after the commit
 * has returned, so that nothing is answered that could be lost.
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

  /** Makes all that was staged visible: the transaction is durable. */
  void publish();

  /** Forgets all that was staged since the last publication: the transaction was lost. */
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
      public void publish() {
        first.publish();
        second.publish();
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
        public void publish() {}

        @Override
        public void discard() {}
      };
}
