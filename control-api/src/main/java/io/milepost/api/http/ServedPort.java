package io.milepost.api.http;

import java.util.List;

/**
 * A port to listen on.
 *
 * @param host an address, or a name that means one
 * @param port 0 for any free one
 * @param names what clients may call it besides addresses, {@code localhost} and {@code
 *     route53.amazonaws.com}
 * @param endpoint what answers there
 */
public record ServedPort(String host, int port, List<String> names, Endpoint endpoint) {
  public ServedPort {
    names = List.copyOf(names);
  }
}
