package io.milepost.model.rdata;

import io.milepost.model.record.RecordType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Makes valid values of every type, names with a trailing dot, from a seed. */
final class RandomValues {
  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  String value(RecordType type) {
    return switch (type) {
      case A -> ipv4();
      case AAAA -> ipv6();
      case CAA -> number(256) + " " + letters() + " " + string();
      case CNAME, NS, PTR -> name();
      case DS -> ds();
      case HTTPS, SVCB -> serviceBinding();
      case MX -> number(65_536) + " " + name();
      case NAPTR -> naptr();
      case SOA -> soa();
      case SPF, TXT -> list(" ", 1 + random.nextInt(4), this::string);
      case SRV -> list(" ", 3, () -> number(65_536)) + " " + name();
      case SSHFP -> sshfp();
      case TLSA -> number(4) + " " + number(2) + " " + number(3) + " " + hex(octets());
    };
  }

  private String ds() {
    int digestType = List.of(1, 2, 4, 200).get(random.nextInt(4));
    int length =
        switch (digestType) {
          case 1 -> 20;
          case 2 -> 32;
          case 4 -> 48;
          default -> 1 + random.nextInt(60);
        };
    return number(65_536) + " " + number(256) + " " + digestType + " " + hex(octets(length));
  }

  private String naptr() {
    boolean rewrites = random.nextBoolean();
    String flags = List.of("\"\"", "\"A\"", "\"u\"", "\"S\"", "\"p\"").get(random.nextInt(5));
    return number(65_536)
        + (" " + number(65_536) + " " + flags + " " + string())
        + (rewrites ? " " + string() + " ." : " \"\" " + name());
  }

  private String sshfp() {
    int fingerprintType = 1 + random.nextInt(2);
    int length = fingerprintType == 1 ? 20 : 32;
    return (1 + random.nextInt(4)) + " " + fingerprintType + " " + hex(octets(length));
  }

  private String soa() {
    String serial = Long.toString(random.nextLong(1L << 32));
    return list(" ", 2, this::name)
        + (" " + serial + " ")
        + list(" ", 4, () -> number(Integer.MAX_VALUE));
  }

  private String serviceBinding() {
    if (random.nextInt(8) == 0) {
      return "0 " + name();
    }
    List<String> parameters = new ArrayList<>();
    List<String> mandatory = new ArrayList<>();
    if (random.nextBoolean()) {
      parameters.add("alpn=\"" + list(",", 1 + random.nextInt(3), this::letters) + "\"");
      mandatory.add("alpn");
      if (random.nextBoolean()) {
        parameters.add("no-default-alpn");
        mandatory.add("no-default-alpn");
      }
    }
    if (random.nextBoolean()) {
      parameters.add("port=" + number(65_536));
      mandatory.add("port");
    }
    if (random.nextBoolean()) {
      parameters.add("ipv4hint=" + list(",", 1 + random.nextInt(3), this::ipv4));
    }
    if (random.nextBoolean()) {
      parameters.add("ipv6hint=" + list(",", 1 + random.nextInt(3), this::ipv6));
    }
    if (random.nextBoolean()) {
      parameters.add("ech=" + Base64.getEncoder().encodeToString(octets()));
    }
    if (random.nextBoolean()) {
      parameters.add("key" + (100 + random.nextInt(65_000)) + "=" + string());
    }
    if (!mandatory.isEmpty() && random.nextBoolean()) {
      Collections.shuffle(mandatory, random);
      parameters.add("mandatory=" + String.join(",", mandatory));
    }
    Collections.shuffle(parameters, random);
    parameters.addFirst(1 + random.nextInt(65_535) + " " + name());
    return String.join(" ", parameters);
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    int labels = 1 + random.nextInt(4);
    for (int i = 0; i < labels; i++) {
      int length = 1 + random.nextInt(15);
      for (int j = 0; j < length; j++) {
        int octet = random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26);
        boolean letter = octet >= 'a' && octet <= 'z';
        name.append(letter ? Character.toString(octet) : escape(octet));
      }
      name.append('.');
    }
    return name.toString();
  }

  private String string() {
    StringBuilder string = new StringBuilder("\"");
    int length = random.nextInt(10) == 0 ? 255 : random.nextInt(40);
    for (int i = 0; i < length; i++) {
      int octet = random.nextInt(256);
      boolean plain = octet >= ' ' && octet <= '~' && octet != '"' && octet != '\\';
      string.append(plain ? Character.toString(octet) : escape(octet));
    }
    return string.append('"').toString();
  }

  private static String escape(int octet) {
    return "\\%03o".formatted(octet);
  }

  private String letters() {
    return list("", 1 + random.nextInt(9), () -> Character.toString('a' + random.nextInt(26)));
  }

  private String ipv4() {
    return list(".", 4, () -> number(256));
  }

  private String ipv6() {
    return list(
        ":", 8, () -> random.nextBoolean() ? "0" : Integer.toHexString(random.nextInt(65_536)));
  }

  private String number(int bound) {
    return Integer.toString(random.nextInt(bound));
  }

  private byte[] octets() {
    return octets(1 + random.nextInt(50));
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  private static String list(String between, int count, Supplier<String> item) {
    StringJoiner list = new StringJoiner(between);
    for (int i = 0; i < count; i++) {
      list.add(item.get());
    }
    return list.toString();
  }
}
