package io.milepost.server.batch;

/** The system's errors by number, equal on x86-64 and aarch64. */
final class Errno {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EMFILE = 24;
  static final int EAFNOSUPPORT = 97;
  static final int EADDRINUSE = 98;
  static final int EADDRNOTAVAIL = 99;
  static final int ENOBUFS = 105;

  private Errno() {}

  /** For a sentence; the usual ones in words. */
  static String text(int errno) {
    return switch (errno) {
      case EPERM, EACCES -> "permission denied";
      case EADDRINUSE -> "address already in use";
      case EADDRNOTAVAIL -> "cannot assign requested address";
      case EAFNOSUPPORT -> "this machine does not have the address family";
      case EMFILE -> "too many open files";
      default -> "system error " + errno;
    };
  }
}
