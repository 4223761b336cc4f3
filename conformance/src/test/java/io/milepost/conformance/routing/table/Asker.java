package io.milepost.conformance.routing.table;

/** Who asks, and how a place becomes an address. */
sealed interface Asker {

  /** Somebody of whom no place is known, without a client subnet option. */
  record Nobody() implements Asker {}

  /**
   * A resolver that names the network of its client, which is known to be at a place.
   *
   * @param place as {@code --client} takes it
   */
  record From(String place) implements Asker {}

  /** Somebody at a place, without a client subnet option. */
  record At(String place) implements Asker {}

  /**
   * A resolver that names a network.
   *
   * @param network such as {@code 192.0.2.0/24}
   */
  record By(String network) implements Asker {}

  /** Reads a word and what is behind it; an empty word is nobody. */
  static Asker parse(String word, String text) {
    return switch (word) {
      case "" -> new Nobody();
      case "from" -> new From(text);
      case "at" -> new At(text);
      case "by" -> new By(text);
      default -> throw new IllegalArgumentException(word);
    };
  }
}
