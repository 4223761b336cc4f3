package io.milepost.conformance.harness;

import java.io.Serial;

/** A server that ended, or did not do in time what a test waits for; the message has its output. */
public final class ProcessFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ProcessFailedException(String message) {
    super(message);
  }
}
