package io.milepost.policy.agreement;

import io.milepost.policy.reference.Block;
import io.milepost.policy.reference.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Addresses, prefixes and blocks drawn by chance, so that blocks hold each other and clients. */
final class RandomNetworks {
  /** The longest blocks of a collection. */
  private static final int IPV4_BLOCK = 24;

  private static final int IPV6_BLOCK = 48;
  private static final int LOCATIONS = 5;

  private final RandomGenerator random;

  RandomNetworks(RandomGenerator random) {
    this.random = random;
  }

  Network address() {
    boolean ipv6 = random.nextInt(3) == 0;
    byte[] octets = new byte[ipv6 ? 16 : 4];
    random.nextBytes(octets);
    return Network.of(ipv6, new BigInteger(1, octets), octets.length * 8);
  }

  /** The network of a client subnet option, if there is one. */
  Optional<Network> subnet() {
    Network address = address();
    int all = address.length();
    return switch (random.nextInt(6)) {
      case 0, 1 -> Optional.empty();
      case 2 -> Optional.of(address.first(0));
      case 3 -> Optional.of(address);
      case 4 -> Optional.of(address.first(random.nextInt(1, 25)));
      default -> Optional.of(address.first(random.nextInt(1, all + 1)));
    };
  }

  static String location(int number) {
    return "site-" + number;
  }

  String location() {
    return location(random.nextInt(LOCATIONS));
  }

  /** Blocks around a network; no two of them are the same. */
  List<Block> blocksAround(Network client) {
    List<Block> blocks = new ArrayList<>();
    Set<Network> networks = new HashSet<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      Network network = random.nextInt(4) == 0 ? address() : near(client);
      int longest = network.ipv6() ? IPV6_BLOCK : IPV4_BLOCK;
      Network block = network.first(random.nextInt(1, Math.min(longest, network.length()) + 1));
      if (networks.add(block)) {
        blocks.add(new Block(location(), block));
      }
    }
    return blocks;
  }

  /** A network whose first bits are those of another, or nearly. */
  private Network near(Network other) {
    StringBuilder bits = new StringBuilder(other.bits());
    int all = other.ipv6() ? 128 : 32;
    if (random.nextBoolean()) {
      int at = random.nextInt(bits.length());
      bits.setCharAt(at, bits.charAt(at) == '0' ? '1' : '0');
    }
    while (bits.length() < all) {
      bits.append(random.nextInt(2));
    }
    return new Network(other.ipv6(), bits.toString());
  }
}
