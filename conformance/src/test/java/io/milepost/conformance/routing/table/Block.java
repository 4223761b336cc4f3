package io.milepost.conformance.routing.table;

/** A block of the case's CIDR collection, written {@code block LOCATION NETWORK}. */
record Block(String location, String network) {
  static Block parse(String line) {
    String[] words = line.split(" +", 3);
    return new Block(words[1], words[2]);
  }
}
