package io.milepost.healthcheck.probe;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The words of observations: those that Route 53 is known to use, and for the rest our own.
 *
 * <p>Where the address was looked up, it stands behind the code of a response, and before other
 * reasons, as Route 53 has it.
 */
final class StatusText {
  static final String NO_CONNECTION_IN_TIME =
      "The health checker could not establish a connection within the timeout limit.";
  static final String NO_RESPONSE_IN_TIME =
      "The endpoint did not send a response within the timeout limit.";
  static final String NO_HEADERS_IN_TIME =
      "The endpoint did not send its response headers within the timeout limit.";
  static final String NO_BODY_IN_TIME =
      "The endpoint did not send its response body within the timeout limit.";
  static final String CLOSED = "The connection was closed by the endpoint.";
  static final String RESET = "The connection was reset by the endpoint.";
  static final String REFUSED = "Connection refused.";
  static final String TIMED_OUT_BY_NETWORK =
      "Connection timed out. The endpoint or the internet connection is down, or requests are being"
          + " blocked by your firewall.";
  static final String STRING_NOT_FOUND =
      "The search string was not found in the first 5,120 bytes of the response body.";

  /** What sentences about alerts begin with. */
  static final String ALERT = "SSL alert ";

  static final String HANDSHAKE_FAILURE = ALERT + "handshake_failure.";

  /** Of what an endpoint sent, as far as it is shown to people. */
  private static final int MAX_FOREIGN_LENGTH = 64;

  private StatusText() {}

  /** An endpoint answered. */
  static String http(boolean success, StatusLine status, Optional<InetAddress> resolved) {
    StringBuilder text =
        new StringBuilder(success ? "Success: " : "Failure: ")
            .append("HTTP Status Code ")
            .append(status.code());
    if (!status.reason().isEmpty()) {
      text.append(", ").append(status.reason());
    }
    resolved.ifPresent(address -> text.append(". Resolved IP: ").append(address.getHostAddress()));
    return text.toString();
  }

  /** An endpoint took a connection, which was all that was wanted. */
  static String connected(Optional<InetAddress> resolved) {
    return "Success: TCP connection established"
        + resolved.map(address -> ". Resolved IP: " + address.getHostAddress()).orElse("");
  }

  /**
   * Something went wrong.
   *
   * @param sentence why
   */
  static String failure(String sentence, Optional<InetAddress> resolved) {
    return "Failure: "
        + resolved.map(address -> "Resolved IP: " + address.getHostAddress() + ". ").orElse("")
        + sentence;
  }

  static String malformed(String reason) {
    return "The response is not valid: " + reason + ".";
  }

  static String unresolved(String reason) {
    return "DNS resolution failed: " + reason;
  }

  /** What somebody else wrote, cut to what fits on a line. */
  static String printable(String foreign) {
    StringBuilder text = new StringBuilder();
    foreign
        .chars()
        .limit(MAX_FOREIGN_LENGTH)
        .forEach(c -> text.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return text.toString().strip();
  }
}
