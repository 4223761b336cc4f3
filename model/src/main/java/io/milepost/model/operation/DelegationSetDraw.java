package io.milepost.model.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws the four name servers of a zone, one under each top-level domain: {@code
 * ns-N.awsdns-NN.tld} with N from 512 numbers for each domain and NN a 64th of them.
 */
final class DelegationSetDraw {
  private static final List<String> TOP_LEVEL_DOMAINS = List.of("com", "net", "org", "co.uk");
  private static final int SERVERS_PER_DOMAIN = 512;
  private static final int SERVERS_PER_GROUP = 8;

  private DelegationSetDraw() {}

  /**
   * Four names without trailing dots, in an arbitrary order.
   *
   * @param taken servers that may not be drawn
   * @return empty if a domain has no server left
   */
  static Optional<List<String>> draw(Collection<String> taken, RandomGenerator random) {
    Set<String> excluded = new HashSet<>(taken);
    List<String> drawn = new ArrayList<>();
    for (int domain = 0; domain < TOP_LEVEL_DOMAINS.size(); domain++) {
      List<String> free = new ArrayList<>();
      for (int server = 0; server < SERVERS_PER_DOMAIN; server++) {
        String name = name(domain, server);
        if (!excluded.contains(name)) {
          free.add(name);
        }
      }
      if (free.isEmpty()) {
        return Optional.empty();
      }
      drawn.add(random.nextInt(drawn.size() + 1), free.get(random.nextInt(free.size())));
    }
    return Optional.of(drawn);
  }

  private static String name(int domain, int server) {
    return "ns-%d.awsdns-%02d.%s"
        .formatted(
            domain * SERVERS_PER_DOMAIN + server,
            server / SERVERS_PER_GROUP,
            TOP_LEVEL_DOMAINS.get(domain));
  }
}
