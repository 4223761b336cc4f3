package io.milepost.store;

import java.nio.file.Path;

/** Tries to open a store in a process of its own, and says by its exit status whether it could. */
final class LockProbe {
  static final int OPENED = 10;
  static final int LOCKED = 11;

  private LockProbe() {}

  public static void main(String[] arguments) {
    Path dir = Path.of(arguments[0]);
    int status;
    try {
      DataFolder.claim(dir).close();
      status = OPENED;
    } catch (StoreUnavailableException e) {
      status = LOCKED;
    }
    System.exit(status);
  }
}
