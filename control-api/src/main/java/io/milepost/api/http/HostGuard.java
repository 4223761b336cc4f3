package io.milepost.api.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps web pages out. A page of another site sends its {@code Origin}; one that has its own name
 * point to this server (DNS rebinding) sends that name as {@code Host}. Neither is let in.
 */
final class HostGuard {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+(%[0-9A-Za-z._-]+)?\\]");
  private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");
  private static final List<String> ALWAYS = List.of("localhost", "route53.amazonaws.com");

  private final Set<String> names;

  /**
   * @param names the names by which clients may call this port, besides those that always may
   */
  HostGuard(List<String> names) {
    this.names =
        Stream.concat(ALWAYS.stream(), names.stream())
            .map(HostGuard::normalized)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Why a request may not come in; empty if it may.
   *
   * @param hosts the values of all {@code Host} headers, and the authority of the target if it has
   *     one. None at all, as HTTP/1.0 allows, is no browser's doing and is let in
   * @param origins the values of all {@code Origin} headers
   */
  Optional<String> refusal(List<String> hosts, List<String> origins) {
    for (String host : hosts) {
      if (!isAllowed(host)) {
        return Optional.of("Requests for the host '" + host + "' are not answered here.");
      }
    }
    for (String origin : origins) {
      if (hosts.stream().noneMatch(host -> isSameSite(origin, host))) {
        return Optional.of("Requests from web pages of '" + origin + "' are not answered.");
      }
    }
    return Optional.empty();
  }

  private boolean isAllowed(String authority) {
    String host = PORT.matcher(authority).replaceFirst("");
    return IPV4.matcher(host).matches()
        || IPV6.matcher(host).matches()
        || names.contains(normalized(host));
  }

  private static boolean isSameSite(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  private static String normalized(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.endsWith(".") ? lowerCase.substring(0, lowerCase.length() - 1) : lowerCase;
  }
}
