package io.milepost.api.operation;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next the first item of the next page; empty if this is the last
 */
record Page<T>(List<T> items, Optional<T> next) {

  /**
   * A page from one item more than it may have, if there are that many.
   *
   * @param size the most items of the page
   */
  static <T> Page<T> of(List<T> found, int size) {
    return found.size() > size
        ? new Page<>(found.subList(0, size), Optional.of(found.get(size)))
        : new Page<>(found, Optional.empty());
  }
}
