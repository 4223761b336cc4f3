package io.milepost.server.wire;

import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.ZoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that was kept is to be chosen from, each time it is given. Good until the next
 * question is looked for.
 */
public interface KeptChoice {
  /** The sets at the question's name. */
  RoutedSets sets();

  /**
   * The zone that has them; null if it is there no more, which is not so while its directory is.
   */
  @Nullable ZoneSnapshot zone();

  /** What holds the question's name, in lower-case wire form; not to be changed. */
  byte[] nameBytes();

  /** Where in {@link #nameBytes} it begins. */
  int nameOffset();
}
