package io.milepost.store;

/** The contents of a store can't be read: its file is damaged, or the disk is. */
public final class StoreReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreReadException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What is wrong, in one sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
