package io.milepost.geo;

/** A database of places can't be used. The message is a sentence that names the file. */
public final class GeoDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  GeoDatabaseException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  GeoDatabaseException(String sentence) {
    super(sentence);
  }
}
