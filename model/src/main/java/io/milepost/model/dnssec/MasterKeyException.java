package io.milepost.model.dnssec;

/** Private keys can't be encrypted or opened; the message is a sentence that says why. */
public final class MasterKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  public MasterKeyException(String sentence) {
    super(sentence);
  }
}
