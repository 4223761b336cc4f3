package io.milepost.healthcheck.probe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * This host could not probe, which says nothing of the endpoint: it has no descriptor, port or
 * memory left.
 */
final class LocalFault extends Exception {
  private static final long serialVersionUID = 1;

  /** The system's words of EMFILE and ENFILE, EADDRNOTAVAIL, ENOBUFS, ENOMEM. */
  private static final List<String> WORDS =
      List.of(
          "Too many open files",
          "Cannot assign requested address",
          "Can't assign requested address",
          "No buffer space available",
          "Cannot allocate memory");

  private LocalFault(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** The fault that an exception means, if it is one of this host. */
  static Optional<LocalFault> of(IOException cause) {
    String message = cause.getMessage();
    return message != null && WORDS.stream().anyMatch(message::contains)
        ? Optional.of(new LocalFault(cause))
        : Optional.empty();
  }
}
