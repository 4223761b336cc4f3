package io.milepost.conformance.consistency;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list operation with pages, and a way to put things into the list and to take them out. */
interface PagedList {
  /**
   * A page.
   *
   * @param items what stands in it, each by a text that nothing else in the list has
   * @param next asks for the next page; null if there is none
   */
  record Page(List<String> items, @Nullable Supplier<Page> next) {
    public Page {
      items = List.copyOf(items);
    }

    /**
     * A page of a list with tokens.
     *
     * @param token leads to the next page; null if there is none
     * @param more asks for the page of a token
     */
    static Page of(List<String> items, @Nullable String token, Function<String, Page> more) {
      return new Page(items, token == null ? null : () -> more.apply(token));
    }
  }

  /**
   * Adds something to the list.
   *
   * @param number tells it from all others of the test
   * @return the text by which the list names it
   */
  String add(int number);

  void remove(String item);

  /** Asks for the first page. */
  Page first(int size);
}
