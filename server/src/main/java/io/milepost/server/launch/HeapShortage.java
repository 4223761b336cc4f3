package io.milepost.server.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A start that failed since Java had too little memory, as one sentence. */
final class HeapShortage {
  private static final long MEBIBYTE = 1 << 20;

  private HeapShortage() {}

  /**
   * What to tell the user, or nothing if the failure and what caused it are something else.
   *
   * @param maxHeap the largest size that the heap may have, in octets
   */
  static Optional<String> sentence(Throwable failure, long maxHeap) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError shortage && isOfHeap(shortage)) {
        return Optional.of(
            String.format(
                "Java's heap, which may not grow beyond %d MiB, is too small for the zones (%s); allow"
                    + " more with JDK_JAVA_OPTIONS=-Xmx2g, java's own -Xmx2g or, in a container,"
                    + " --memory=3g.",
                maxHeap / MEBIBYTE, shortage.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** Threads, metaspace and direct buffers can be short too, where a larger heap is no help. */
  private static boolean isOfHeap(OutOfMemoryError shortage) {
    String message = String.valueOf(shortage.getMessage());
    return message.startsWith("Java heap space") || message.startsWith("GC overhead");
  }
}
