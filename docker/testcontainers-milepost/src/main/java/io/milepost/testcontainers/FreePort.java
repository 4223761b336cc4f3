package io.milepost.testcontainers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A host port that nobody uses over UDP or TCP. Somebody may take it until Docker does. */
final class FreePort {
  private static final int ATTEMPTS = 64;

  private FreePort() {}

  /**
   * One number that both have free.
   *
   * @throws MilepostException if none is found
   */
  static int forUdpAndTcp() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (ServerSocket tcp = new ServerSocket(0)) {
        if (isFreeOverUdp(tcp.getLocalPort())) {
          return tcp.getLocalPort();
        }
      } catch (IOException e) {
        throw new MilepostException("No free port can be had: " + e.getMessage(), e);
      }
    }
    throw new MilepostException("No port was found that is free over UDP and TCP");
  }

  private static boolean isFreeOverUdp(int port) {
    try (DatagramSocket udp = new DatagramSocket(port)) {
      return udp.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether Docker could not start a container since a host port was taken. */
  static boolean wasTaken(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      // What the daemon says when another container has it, and what the system says otherwise.
      if (message.contains("port is already allocated")
          || message.contains("address already in use")
          || message.contains("ports are not available")) {
        return true;
      }
    }
    return false;
  }
}
