package io.milepost.server.launch;

/** Milepost can't start; the message is one sentence for the person who started it. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
