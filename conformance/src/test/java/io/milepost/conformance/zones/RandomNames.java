package io.milepost.conformance.zones;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;

/** Labels and names by chance: few plain labels, so that names meet, and some that need escapes. */
final class RandomNames {
  private static final List<String> PLAIN =
      List.of("a", "b", "c", "d", "e", "www", "mail", "api", "x-1", "n0", "ns", "eu");
  private static final List<String> UNUSUAL =
      List.of(
          "_srv",
          "_tcp",
          "_443",
          "MiXeD",
          "UP",
          "*",
          "a.b",
          "a b",
          "\"q\"",
          "back\\slash",
          "user@",
          "1/2",
          "(x)",
          "semi;",
          "$ORIGIN",
          "@",
          "\0",
          "\u0001\u001f",
          "\u007f",
          "\u00e9\u00ff",
          "!#%&'+,:<=>?[]^`{|}~",
          "-");

  private final RandomGenerator random;

  RandomNames(RandomGenerator random) {
    this.random = random;
  }

  /** A label, one character an octet. */
  String label() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return "l".repeat(60 + random.nextInt(4));
    }
    if (kind <= 4) {
      return UNUSUAL.get(random.nextInt(UNUSUAL.size()));
    }
    return plainLabel();
  }

  /** A label of letters, digits and hyphens. */
  String plainLabel() {
    String label = PLAIN.get(random.nextInt(PLAIN.size()));
    return random.nextInt(3) == 0 ? label + random.nextInt(10) : label;
  }

  /** A label that hardly any other call gives, so that its name has nothing beside it. */
  String freshLabel() {
    return "f" + Integer.toString(random.nextInt(1 << 24), 36);
  }

  /** A name that many labels below another; fewer if it would be too long. */
  Name below(Name parent, int labels) {
    Name name = parent;
    for (int i = 0; i < labels; i++) {
      name = child(name, label()).orElse(name);
    }
    return name;
  }

  /** The same name with some of its letters in the other case. */
  Name mixCase(Name name) {
    byte[] wire = name.toWire();
    int next = 0; // where the next label's length is
    for (int i = 0; i < wire.length; i++) {
      if (i == next) {
        next += 1 + wire[i];
      } else if (isLetter(wire[i]) && random.nextBoolean()) {
        wire[i] ^= 0x20;
      }
    }
    return fromWire(wire);
  }

  /**
   * The name one label below another, or nothing if it would have more than 255 octets.
   *
   * @param label one character an octet
   */
  static Optional<Name> child(Name parent, String label) {
    byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
    byte[] parentWire = parent.toWire();
    byte[] wire = new byte[1 + octets.length + parentWire.length];
    if (wire.length > 255) {
      return Optional.empty();
    }
    wire[0] = (byte) octets.length;
    System.arraycopy(octets, 0, wire, 1, octets.length);
    System.arraycopy(parentWire, 0, wire, 1 + octets.length, parentWire.length);
    return Optional.of(fromWire(wire));
  }

  /** The name without its first label. */
  static Name parent(Name name) {
    return new Name(name, 1);
  }

  private static Name fromWire(byte[] wire) {
    try {
      return new Name(wire);
    } catch (IOException e) {
      throw new IllegalArgumentException("no name", e);
    }
  }

  private static boolean isLetter(byte octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }
}
