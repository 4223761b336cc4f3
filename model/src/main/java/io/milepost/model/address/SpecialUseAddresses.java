package io.milepost.model.address;

import java.util.List;
import java.util.Optional;

/**
 * The blocks of addresses that health checkers on the Internet can't reach.
 *
 * @see "RFC 5735 section 4, RFC 6598 section 7, RFC 5156 section 2"
 */
public final class SpecialUseAddresses {
  private static final List<Block> BLOCKS =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/4"),
          Block.of("240.0.0.0/4"),
          // Unspecified, loopback and IPv4-compatible.
          Block.of("::/96"),
          Block.of("::ffff:0:0/96"),
          Block.of("2001::/23"),
          Block.of("2001:db8::/32"),
          Block.of("2002::/16"),
          Block.of("3ffe::/16"),
          Block.of("5f00::/8"),
          Block.of("fc00::/7"),
          Block.of("fe80::/10"),
          Block.of("ff00::/8"));

  private static final class Block {
    private final String text;
    private final byte[] address;
    private final int prefix;

    private Block(String text, byte[] address, int prefix) {
      this.text = text;
      this.address = address;
      this.prefix = prefix;
    }

    static Block of(String text) {
      int slash = text.indexOf('/');
      String address = text.substring(0, slash);
      byte[] octets =
          AddressText.parse(4, address).or(() -> AddressText.parse(16, address)).orElseThrow();
      return new Block(text, octets, Integer.parseInt(text.substring(slash + 1)));
    }

    String text() {
      return text;
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int differing = address[bit / 8] ^ other[bit / 8];
        if (((differing >> (7 - bit % 8)) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private SpecialUseAddresses() {}

  /** The block that has an address; empty if it may be anywhere on the Internet. */
  public static Optional<String> blockOf(byte[] address) {
    return BLOCKS.stream().filter(block -> block.contains(address)).map(Block::text).findFirst();
  }
}
