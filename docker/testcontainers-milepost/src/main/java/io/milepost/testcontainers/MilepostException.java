package io.milepost.testcontainers;

/** Milepost did not do what it was asked to; the message says why, in its own words. */
public final class MilepostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MilepostException(String message) {
    super(message);
  }

  MilepostException(String message, Throwable cause) {
    super(message, cause);
  }
}
