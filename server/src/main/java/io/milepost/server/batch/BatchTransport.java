package io.milepost.server.batch;

import java.util.Optional;

/** Whether this machine can carry datagrams in batches. */
public final class BatchTransport {
  private BatchTransport() {}

  /** Why not, as the end of a sentence; empty if it can. */
  public static Optional<String> unavailable() {
    Optional<String> mismatch = Layouts.mismatch();
    if (mismatch.isPresent()) {
      return mismatch;
    }
    try {
      return SelfTest.fault();
    } catch (RuntimeException | LinkageError e) {
      // A function that the C library does not have, or native access that is not allowed.
      return Optional.of("the system's functions can't be called: " + e);
    }
  }
}
