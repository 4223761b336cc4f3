package io.milepost.healthcheck.probe;

import java.io.IOException;

/** What an endpoint sent is not a response, or not one that can be read. */
final class MalformedResponse extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason a sentence without its end
   */
  MalformedResponse(String reason) {
    super(reason);
  }
}
