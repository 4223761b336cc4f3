package io.milepost.store;

import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A change whose caller waits. The writer applies or refuses it inside the transaction, and answers
 * the caller after the commit.
 */
final class PendingChange<R> {
  private final StoreChange<R> change;
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private Runnable outcome = () -> {};

  PendingChange(StoreChange<R> change) {
    this.change = change;
  }

  /** Makes the change; its result is the outcome. */
  void applyTo(StoreTransaction transaction) {
    R result = change.applyTo(transaction);
    outcome = () -> answer.complete(result);
  }

  /** Puts a refusal in place of any outcome until now. */
  void refuse(Throwable refusal) {
    outcome = () -> answer.completeExceptionally(refusal);
  }

  /** Gives the outcome to the caller. */
  void answer() {
    outcome.run();
  }

  /**
   * Waits for the answer. An interrupt does not end the wait, for the change may be made already;
   * the thread stays interrupted.
   */
  R await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException refusal -> throw refusal;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }
}
