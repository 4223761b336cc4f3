package io.milepost.api.shape;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pattern of the service model's {@code IPAddress}: dotted quads, and IPv6 addresses in full,
 * shortened, with a zone, or with a dotted quad at the end.
 */
final class IpAddressPattern {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV4 = "(" + OCTET + "\\.){3}" + OCTET;
  private static final String GROUP = "[0-9a-fA-F]{1,4}";
  private static final int SHORTENED_GROUPS = 7;

  static final String TEXT =
      Stream.of(
              Stream.of(IPV4, "(" + GROUP + ":){7}" + GROUP, "(" + GROUP + ":){1,7}:"),
              IntStream.range(1, SHORTENED_GROUPS).mapToObj(IpAddressPattern::shortenedAfter),
              Stream.of(
                  ":((:" + GROUP + "){1,7}|:)",
                  "fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+",
                  "::(ffff(:0{1,4})?:)?" + IPV4,
                  "(" + GROUP + ":){1,4}:" + IPV4))
          .flatMap(alternatives -> alternatives)
          .collect(Collectors.joining("|"));

  private IpAddressPattern() {}

  /** Addresses with up to that many groups before the two colons. */
  private static String shortenedAfter(int groups) {
    int behind = SHORTENED_GROUPS - groups;
    return "(" + GROUP + ":){1," + groups + "}(:" + GROUP + "){1," + behind + "}";
  }
}
