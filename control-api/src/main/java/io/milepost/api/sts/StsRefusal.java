package io.milepost.api.sts;

/** A refusal in the words of the Security Token Service, with HTTP status 400. */
final class StsRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  StsRefusal(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
