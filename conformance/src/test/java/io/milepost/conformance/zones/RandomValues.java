package io.milepost.conformance.zones;

import io.milepost.conformance.zones.RecordValue.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Values of every type that Route 53 has, distinct within a set. */
final class RandomValues {
  private static final List<Long> TTLS =
      List.of(0L, 1L, 60L, 300L, 300L, 3600L, 86_400L, 604_800L, 2_147_483_647L);
  private static final List<String> STRINGS =
      List.of(
          "v=spf1 -all",
          "",
          "two  spaces, ",
          "quote \" and backslash \\",
          "\0\u0007\u001f\u007f\u0080\u00ff",
          "semi; (paren) @ $ORIGIN *",
          "CaseStays");
  private static final List<String> SERVICE_PARAMETERS =
      List.of(
          "alpn=h2",
          "alpn=h3,h2 port=8443",
          "port=53 alpn=\"h2\" no-default-alpn",
          "mandatory=alpn,port alpn=h2 port=443",
          "ipv4hint=192.0.2.1,192.0.2.2 ipv6hint=2001:db8::1",
          "key65400=\"free\"");

  private final RandomGenerator random;
  private int addresses;

  RandomValues(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A set with a random TTL.
   *
   * @param count how many values, if the type may have several
   * @param target gives the names that values lead to
   */
  RecordSet set(Name owner, int type, int count, Supplier<Name> target) {
    int wanted = type == Type.CNAME || type == Type.SOA ? 1 : count;
    Map<String, RecordValue> distinct = new LinkedHashMap<>();
    for (int i = 0; i < wanted; i++) {
      RecordValue value = value(type, target);
      distinct.put(value.text(Notation.MASTER_FILE).toLowerCase(Locale.ROOT), value);
    }
    long ttlSeconds = TTLS.get(random.nextInt(TTLS.size()));
    return new RecordSet(owner, type, ttlSeconds, List.copyOf(distinct.values()));
  }

  private RecordValue value(int type, Supplier<Name> target) {
    return switch (type) {
      case Type.A -> RecordValue.of(ipv4());
      case Type.AAAA -> RecordValue.of(ipv6());
      case Type.NS, Type.CNAME, Type.PTR -> RecordValue.of(target.get());
      case Type.SOA -> soa(target);
      case Type.MX ->
          random.nextInt(10) == 0
              ? RecordValue.of(0, Name.root)
              : RecordValue.of(number(), target.get());
      case Type.SRV ->
          RecordValue.of(
              number(), number(), number(), random.nextInt(10) == 0 ? Name.root : target.get());
      case Type.TXT, Type.SPF -> txt();
      case Type.CAA ->
          random.nextBoolean()
              ? RecordValue.of(0, "issue", new Quoted("ca" + number() + ".example; policy=ev"))
              : RecordValue.of(128, "iodef", new Quoted("mailto:a" + number() + "@example.com"));
      case Type.NAPTR -> naptr(target);
      case Type.DS -> RecordValue.of(number(), 8 + 5 * random.nextInt(2), 2, hex(64));
      case Type.SSHFP ->
          random.nextBoolean() ? RecordValue.of(1, 1, hex(40)) : RecordValue.of(4, 2, hex(64));
      case Type.TLSA -> RecordValue.of(random.nextInt(4), random.nextInt(2), 1, hex(64));
      case Type.SVCB, Type.HTTPS -> service(target);
      default -> throw new IllegalArgumentException("no type of Route 53: " + type);
    };
  }

  private String ipv4() {
    int n = ++addresses;
    return "192.%d.%d.%d".formatted(random.nextInt(4), n >> 8 & 0xFF, n & 0xFF);
  }

  private String ipv6() {
    int n = ++addresses;
    return switch (random.nextInt(4)) {
      case 0 -> "2001:DB8:0:0:0:0:0:%04X".formatted(n);
      case 1 -> "::ffff:192.0.%d.%d".formatted(n >> 8 & 0xFF, n & 0xFF);
      default -> "2001:db8::%x".formatted(n);
    };
  }

  private RecordValue soa(Supplier<Name> target) {
    return RecordValue.of(
        target.get(),
        target.get(),
        random.nextInt(Integer.MAX_VALUE),
        7200,
        900,
        1_209_600,
        List.of(0, 5, 60, 900, 86_400).get(random.nextInt(5)));
  }

  private RecordValue txt() {
    int strings = 1 + random.nextInt(3);
    return new RecordValue(
        random
            .ints(strings, 0, STRINGS.size() + 2)
            .mapToObj(i ->
                (RecordValue.Field)
                    new Quoted(
                        i < STRINGS.size() ? STRINGS.get(i) : "text " + random.nextInt(1000)))
            .toList());
  }

  private RecordValue naptr(Supplier<Name> target) {
    return random.nextBoolean()
        ? RecordValue.of(
            number(),
            number(),
            new Quoted("U"),
            new Quoted("E2U+sip"),
            new Quoted("!^\\+44(.*)$!sip:\\1@example.com!"),
            Name.root)
        : RecordValue.of(
            number(),
            number(),
            new Quoted(List.of("S", "a", "").get(random.nextInt(3))),
            new Quoted("SIP+D2U"),
            new Quoted(""),
            target.get());
  }

  private RecordValue service(Supplier<Name> target) {
    if (random.nextInt(4) == 0) {
      return RecordValue.of(0, target.get());
    }
    Name name = random.nextInt(4) == 0 ? Name.root : target.get();
    int priority = 1 + random.nextInt(65_535);
    return random.nextInt(4) == 0
        ? RecordValue.of(priority, name)
        : RecordValue.of(
            priority, name, SERVICE_PARAMETERS.get(random.nextInt(SERVICE_PARAMETERS.size())));
  }

  private int number() {
    return random.nextInt(65_536);
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
