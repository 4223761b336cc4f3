package io.milepost.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A zone drawn by chance, as {@link ZoneText} reads it, with many names that share labels, sets
 * from tiny to larger than any datagram, cuts with glue in and beside the zone below, and chains.
 */
public final class RandomZone {
  private static final List<String> LABELS =
      List.of("a", "b", "WWW", "mail", "x-1", "_tcp", "very-long-label-that-fills-the-packet", "*");

  private final RandomGenerator random;
  private final List<String> names = new ArrayList<>();
  private final Set<String> owners = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();

  public RandomZone(RandomGenerator random) {
    this.random = random;
    text.append("example.com 900 SOA ns1.example.com. Admin.example.com. 1 7200 900 1209600 300\n");
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      add("example.com", "NS", name());
    }
    for (int i = 0; i < 30; i++) {
      names.add(name());
    }
    for (String name : names) {
      if (owners.add(name.toLowerCase(Locale.ROOT))) {
        addSets(name);
      }
    }
  }

  public String text() {
    return text.toString();
  }

  /** A name that is in the zone, or near one that is, or nowhere. */
  public String question() {
    return switch (random.nextInt(6)) {
      case 0 -> "example.com";
      case 1 -> label() + "." + pick(names);
      case 2 -> name();
      case 3 -> "www.example.net";
      default -> pick(names);
    };
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int labels = random.nextInt(1, 4); labels > 0; labels--) {
      name.append(label()).append('.');
    }
    return name.append("example.com").toString();
  }

  private String label() {
    return pick(LABELS);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String target() {
    return random.nextInt(4) == 0 ? "host.example.net" : pick(names);
  }

  private void addSets(String owner) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      add(owner, "CNAME", target());
    } else if (kind == 1 && !owner.startsWith("*")) {
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        String server = random.nextBoolean() ? "ns" + i + "." + owner : target();
        add(owner, "NS", server);
        addAddresses("ns" + i + "." + owner, random.nextInt(1, 3));
      }
    } else {
      addAddresses(owner, size());
      for (int i = random.nextInt(4); i > 0; i--) {
        add(owner, "MX", i + " " + target());
        add(owner, "SRV", "1 " + i + " 80 " + target());
        add(owner, "PTR", target());
        add(owner, "HTTPS", i + " " + target() + " alpn=\"h2\"");
        add(owner, "CAA", "0 issue \"ca" + i + "\"");
      }
      for (int i = random.nextInt(8) == 0 ? size() : 1; i > 0; i--) {
        add(owner, "TXT", "\"" + "t".repeat(random.nextInt(1, 250)) + i + "\"");
      }
    }
  }

  private int size() {
    return random.nextInt(10) == 0 ? random.nextInt(1, 400) : random.nextInt(1, 5);
  }

  private void addAddresses(String owner, int count) {
    for (int i = 0; i < count; i++) {
      add(owner, "A", "192.0." + i / 256 + "." + i % 256);
      add(owner, "AAAA", "2001:db8::" + Integer.toHexString(i));
    }
  }

  private void add(String owner, String type, String value) {
    text.append(owner).append(" 60 ").append(type).append(' ').append(value).append('\n');
  }
}
