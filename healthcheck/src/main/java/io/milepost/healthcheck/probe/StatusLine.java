package io.milepost.healthcheck.probe;

import java.nio.charset.StandardCharsets;

/**
 * The status of a response.
 *
 * @param code 100 to 999
 * @param reason printable ASCII; empty if the endpoint gave none
 * @see "RFC 7230 section 3.1.2"
 */
record StatusLine(int code, String reason) {
  private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int CODE_AT = VERSION.length + 2;
  private static final int REASON_AT = CODE_AT + 4;

  /** Of the reason, which is shown to people. */
  private static final int MAX_REASON_LENGTH = 64;

  /**
   * Reads a line without its end.
   *
   * @throws MalformedResponse if it is none of HTTP/1
   */
  static StatusLine parse(byte[] line, int length) throws MalformedResponse {
    if (length < REASON_AT - 1 || !startsWithVersion(line)) {
      throw new MalformedResponse("it does not begin with a status line of HTTP/1");
    }
    int code = 0;
    for (int i = CODE_AT; i < CODE_AT + 3; i++) {
      if (!isDigit(line[i])) {
        throw new MalformedResponse("the status code is not a number");
      }
      code = 10 * code + line[i] - '0';
    }
    if (code < 100 || (length >= REASON_AT && line[REASON_AT - 1] != ' ')) {
      throw new MalformedResponse("the status code is not one of three digits");
    }
    return new StatusLine(code, reason(line, length));
  }

  private static boolean startsWithVersion(byte[] line) {
    for (int i = 0; i < VERSION.length; i++) {
      if (line[i] != VERSION[i]) {
        return false;
      }
    }
    return isDigit(line[VERSION.length]) && line[VERSION.length + 1] == ' ';
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  private static String reason(byte[] line, int length) {
    StringBuilder reason = new StringBuilder();
    for (int i = REASON_AT; i < length && reason.length() < MAX_REASON_LENGTH; i++) {
      reason.append(line[i] >= ' ' ? (char) line[i] : '?');
    }
    return reason.toString().strip();
  }

  /** Whether more responses follow to the same request (RFC 7231 section 6.2). */
  boolean isInterim() {
    return code < 200 && code != 101;
  }

  /** Whether an endpoint that answers so is healthy; redirects are. */
  boolean isHealthy() {
    return code >= 200 && code < 400;
  }

  /** Whether it has a body (RFC 7230 section 3.3.3). */
  boolean hasBody() {
    return code >= 200 && code != 204 && code != 304;
  }
}
