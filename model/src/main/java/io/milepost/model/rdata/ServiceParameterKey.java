package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.util.List;

/** The keys of service parameters: numbers on the wire, names in text (RFC 9460 section 14.3.2). */
final class ServiceParameterKey {
  static final int MANDATORY = 0;
  static final int ALPN = 1;
  static final int NO_DEFAULT_ALPN = 2;
  static final int PORT = 3;
  static final int IPV4HINT = 4;
  static final int ECH = 5;
  static final int IPV6HINT = 6;

  /** The names of the keys from 0 on. */
  private static final List<String> NAMES =
      List.of("mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint");

  /** The highest key; 65535 is reserved as invalid. */
  private static final int MAX = 65534;

  private ServiceParameterKey() {}

  /** The number of a key; one that has a name goes by it and not as {@code keyNNNNN}. */
  static int parse(String name, ValueProblem problem) throws FatalProblemException {
    int named = NAMES.indexOf(name);
    if (named >= 0) {
      return named;
    }
    int number = name.matches("key[1-9][0-9]{0,4}") ? Integer.parseInt(name.substring(3)) : -1;
    if (number < NAMES.size() || number > MAX) {
      throw problem.rdata(
          "IllegalKey", problem.type() + " parameter key is not a known name or key7 to key65534");
    }
    return number;
  }

  static String name(int key) {
    return key < NAMES.size() ? NAMES.get(key) : "key" + key;
  }
}
