package io.milepost.api.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A parameter of a query, encoded as it is signed.
 *
 * @param name not empty, unless there is a value
 * @param value empty if there is none
 */
record QueryParameter(String name, String value) implements Comparable<QueryParameter> {
  private static final Comparator<QueryParameter> ORDER =
      Comparator.comparing(QueryParameter::name).thenComparing(QueryParameter::value);

  /** The parameters of a query in the order in which they were sent; those of no text left out. */
  static List<QueryParameter> parse(String rawQuery) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (String parameter : rawQuery.split("&", -1)) {
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        parameters.add(
            new QueryParameter(
                encoded(equals < 0 ? parameter : parameter.substring(0, equals)),
                encoded(equals < 0 ? "" : parameter.substring(equals + 1))));
      }
    }
    return parameters;
  }

  private static String encoded(String sent) {
    return PercentCoding.encode(PercentCoding.decodeQuery(sent), "");
  }

  /** The value as it is meant. */
  String decoded() {
    return new String(PercentCoding.decodeQuery(value), StandardCharsets.UTF_8);
  }

  /** By name and then by value; encoded they are ASCII, so that this is the order of octets. */
  @Override
  public int compareTo(QueryParameter other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
