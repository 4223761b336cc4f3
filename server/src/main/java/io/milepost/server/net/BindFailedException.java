package io.milepost.server.net;

import io.milepost.server.respond.Transport;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An address can't be listened on; the message is one sentence for the user. */
public final class BindFailedException extends Exception {
  private static final long serialVersionUID = 1;
  private static final String NOT_OURS = "can't be opened: this machine does not have the address";

  private final boolean foreignAddress;

  BindFailedException(InetSocketAddress address, Transport transport, Throwable cause) {
    super(
        "The DNS port %s (%s) %s."
            .formatted(Addresses.format(address), transport, reason(cause.getMessage())),
        cause);
    foreignAddress = reason(cause.getMessage()).equals(NOT_OURS);
  }

  /** Whether the machine does not have the address, or not yet. */
  boolean isForeignAddress() {
    return foreignAddress;
  }

  private static String reason(@Nullable String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    if (lower.contains("already in use")) {
      return "is taken by another process";
    }
    if (lower.contains("permission denied")) {
      return "can't be opened: this user may not use it";
    }
    if (lower.contains("cannot assign")) {
      return NOT_OURS;
    }
    return "can't be opened: " + text;
  }
}
