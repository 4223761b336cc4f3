package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Markers that are ids in lists that are in the order of creation. A list goes on behind an item
 * that was deleted between two pages, since the item's place is remembered.
 */
final class Markers {
  private Markers() {}

  /**
   * The number at which a list begins; 0 without a marker.
   *
   * @param what the list has, in the words of a message
   * @param numberOf gives the number of an id, gone or not
   * @throws InvalidInput if the marker was never an id
   */
  static long number(
      Optional<String> marker, String what, Function<String, OptionalLong> numberOf) {
    return marker.isEmpty()
        ? 0
        : numberOf
            .apply(marker.get())
            .orElseThrow(() ->
                new InvalidInput(
                    "The marker '" + marker.get() + "' is not the ID of a " + what + "."));
  }
}
