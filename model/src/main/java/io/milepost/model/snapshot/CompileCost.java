package io.milepost.model.snapshot;

/**
 * Counts what a change cost to compile, so that a test can show that the cost follows the change
 * and not the size of the zone. Used by one thread.
 */
public final class CompileCost {
  private long namesCompiled;
  private long bytesCopied;

  void nameCompiled() {
    namesCompiled++;
  }

  void copied(long bytes) {
    bytesCopied += bytes;
  }

  /** How many names were made, made anew or removed. */
  public long namesCompiled() {
    return namesCompiled;
  }

  /** How many bytes of index and of prepared records were copied, references counted as 4. */
  public long bytesCopied() {
    return bytesCopied;
  }
}
