package io.milepost.api.http;

import java.net.InetSocketAddress;

/** A port that can't be listened on: it is taken, or the address is not this machine's. */
public final class PortUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient InetSocketAddress address;

  PortUnavailableException(InetSocketAddress address, Throwable cause) {
    super("can't listen on " + text(address) + ": " + cause.getMessage(), cause);
    this.address = address;
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** What was to be listened on. */
  public InetSocketAddress address() {
    return address;
  }
}
