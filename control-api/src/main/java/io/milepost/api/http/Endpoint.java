package io.milepost.api.http;

/** What answers on a port, in its own protocol. Called on threads that may block. */
public interface Endpoint {
  /** Answers a request. Never throws: what goes wrong is an answer too. */
  HttpReply answer(HttpCall call);

  /**
   * Answers a request that is refused before anybody reads it.
   *
   * @param status 400 to 599
   */
  HttpReply refuse(int status, String reason);

  /** The most octets that a body may have, unpacked. */
  default long maxBodyBytes() {
    return 4 << 20;
  }
}
