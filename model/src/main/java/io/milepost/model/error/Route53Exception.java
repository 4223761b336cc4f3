package io.milepost.model.error;

/**
 * A refusal in Route 53's own words: code, HTTP status, message.
 *
 * @see "Route 53 API Reference: the errors of each operation"
 */
public abstract sealed class Route53Exception extends RuntimeException
    permits ClientFault, ServerFault {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  Route53Exception(String code, int httpStatus, String message) {
    super(message, null, false, false);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** The code as it stands on the wire, such as {@code NoSuchHostedZone}. */
  public String code() {
    return code;
  }

  /** The HTTP status, 400 to 599. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The message as it stands on the wire. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
