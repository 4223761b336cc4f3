package io.milepost.server.net;

/** The UDP sockets of one address, whatever carries the datagrams. */
interface UdpSockets {
  /** Begins to stop: what has come in is answered, then the sockets are closed. */
  void end();

  /**
   * Waits until the sockets are closed.
   *
   * @param nanos how long what has come in may take; nothing is waited for if it is not positive
   */
  void awaitClosed(long nanos);
}
