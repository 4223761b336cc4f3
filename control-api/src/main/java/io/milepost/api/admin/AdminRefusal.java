package io.milepost.api.admin;

/** A refusal of the admin API: an HTTP status and a sentence. */
final class AdminRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int httpStatus;

  /**
   * @param httpStatus 400 to 499
   */
  AdminRefusal(int httpStatus, String sentence) {
    super(sentence, null, false, false);
    this.httpStatus = httpStatus;
  }

  int httpStatus() {
    return httpStatus;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
