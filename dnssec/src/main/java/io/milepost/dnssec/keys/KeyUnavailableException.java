package io.milepost.dnssec.keys;

/** A private key can't be opened; the message says why, and nothing of the key. */
public final class KeyUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public KeyUnavailableException(String message) {
    super(message);
  }
}
