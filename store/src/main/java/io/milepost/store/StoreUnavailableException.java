package io.milepost.store;

/** A store can't be opened. The message is one sentence for the person who starts the server. */
public final class StoreUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreUnavailableException(String sentence) {
    super(sentence);
  }

  StoreUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What is wrong, in one sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
