package io.milepost.conformance.zones;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Makes zones full of the situations in which authoritative servers go wrong. It lays them out in
 * an order in which later ones can lead to earlier ones: hosts, empty non-terminals, wildcards,
 * cuts, then whatever points at names. The same random numbers give the same zone.
 */
public final class ZoneGenerator {
  private static final int[] LEAF_TYPES = {
    Type.A,
    Type.A,
    Type.A,
    Type.AAAA,
    Type.AAAA,
    Type.TXT,
    Type.SPF,
    Type.CAA,
    Type.SSHFP,
    Type.TLSA
  };
  private static final int[] TARGET_TYPES = {
    Type.MX, Type.MX, Type.SRV, Type.PTR, Type.NAPTR, Type.SVCB, Type.HTTPS
  };
  private static final Name ELSEWHERE = Name.fromConstantString("elsewhere.invalid.");

  private final RandomGenerator random;
  private final RandomNames names;
  private final RandomValues values;
  private final ZoneSketch zone;

  /** Names by what they are, for targets. */
  private final List<Name> hosts = new ArrayList<>();

  private final List<Name> wildcards = new ArrayList<>();
  private final List<Name> cuts = new ArrayList<>();
  private final List<Name> belowCuts = new ArrayList<>();
  private final List<Name> aliases = new ArrayList<>();

  private ZoneGenerator(Name origin, RandomGenerator random) {
    this.random = random;
    this.names = new RandomNames(random);
    this.values = new RandomValues(random);
    this.zone = new ZoneSketch(origin);
  }

  /** A zone of about a hundred record sets. */
  public static RandomZone generate(Name origin, RandomGenerator random) {
    return new ZoneGenerator(origin, random).generate();
  }

  private RandomZone generate() {
    times(10, this::host);
    times(4, this::emptyNonTerminal);
    times(5, this::wildcard);
    times(6, this::cut);
    times(14, this::cname);
    times(2, this::danglingCname);
    times(2, this::wildcardCname);
    times(2, this::loop);
    chain(2 + random.nextInt(4));
    chain(6 + random.nextInt(10));
    if (random.nextInt(4) == 0) {
      chain(17 + random.nextInt(4));
    }
    times(20, this::pointer);
    times(3, this::largeSet);
    apex();
    Notation notation =
        random.nextBoolean() ? Notation.ROUTE_53_ESCAPED : Notation.ROUTE_53_LITERAL;
    return new RandomZone(zone.origin(), notation, zone.recordSets());
  }

  private void host() {
    Name owner = names.below(place(), 1 + random.nextInt(2));
    if (leaf(owner)) {
      hosts.add(owner);
    }
  }

  /** A host so deep that the names between have nothing, and at times something below those. */
  private void emptyNonTerminal() {
    Name empty = child(names.below(place(), random.nextInt(2)), names.freshLabel());
    Name deep = names.below(empty, 1 + random.nextInt(3));
    if (leaf(deep)) {
      hosts.add(deep);
    }
    if (random.nextBoolean()) {
      leaf(child(empty, "*"));
      wildcards.add(child(empty, "*"));
    }
  }

  /** A wildcard with names beside it, below those, and below itself (RFC 4592 section 2.2.1). */
  private void wildcard() {
    Name parent =
        random.nextInt(20) == 0 ? zone.origin() : names.below(place(), 1 + random.nextInt(2));
    Name owner = child(parent, "*");
    // At times the wildcard is an empty non-terminal: it still is the source of synthesis.
    if (random.nextInt(5) != 0) {
      leaf(owner);
      set(owner, pick(TARGET_TYPES));
    } else {
      leaf(names.below(owner, 1));
    }
    wildcards.add(owner);
    if (random.nextBoolean()) {
      Name beside = names.below(parent, 1);
      leaf(beside);
      if (random.nextBoolean()) {
        leaf(names.below(beside, 1 + random.nextInt(2)));
      }
    }
    switch (random.nextInt(6)) {
      case 0 -> leaf(names.below(owner, 1 + random.nextInt(2)));
      case 1 -> leaf(child(owner, "*"));
      case 2 -> leaf(child(child(parent, names.plainLabel()), "*"));
      case 3 -> leaf(child(names.below(parent, 2), "*"));
      default -> {}
    }
  }

  /** A delegation with servers of every kind, and names that it hides. */
  private void cut() {
    Name cut = names.below(cuts.isEmpty() || random.nextInt(3) != 0 ? place() : pick(cuts), 1);
    if (cut.equals(zone.origin())) {
      return;
    }
    Name server = names.below(cut, 1 + random.nextInt(2));
    List<Name> servers = new ArrayList<>();
    if (random.nextInt(4) != 0) {
      servers.add(server);
      set(server, Type.A);
      if (random.nextBoolean()) {
        set(server, Type.AAAA);
      }
      belowCuts.add(server);
    }
    RecordSet delegation =
        values.set(
            cut,
            Type.NS,
            1 + random.nextInt(3),
            () -> servers.isEmpty() ? target() : servers.removeFirst());
    if (!zone.add(delegation)) {
      return;
    }
    cuts.add(cut);
    if (random.nextBoolean()) {
      set(cut, Type.DS);
    }
    if (random.nextInt(3) == 0) {
      leaf(cut);
    }
    times(random.nextInt(3), () -> occluded(cut));
  }

  private void occluded(Name cut) {
    Name name = random.nextInt(4) == 0 ? child(cut, "*") : names.below(cut, 1 + random.nextInt(3));
    if (random.nextInt(4) == 0) {
      set(name, Type.CNAME);
    } else if (random.nextInt(3) == 0) {
      set(name, Type.NS);
      set(name, Type.DS);
    } else {
      leaf(name);
    }
    belowCuts.add(name);
  }

  private void cname() {
    Name owner = names.below(place(), 1);
    if (set(owner, Type.CNAME)) {
      aliases.add(owner);
    }
  }

  /** A CNAME to a name that nobody has, but for wildcards. */
  private void danglingCname() {
    Name owner = child(zone.origin(), names.freshLabel());
    Name target = child(zone.origin(), names.freshLabel());
    if (zone.add(values.set(owner, Type.CNAME, 1, () -> target))) {
      aliases.add(owner);
    }
  }

  /** A wildcard whose synthesised names lead on, at times back into itself. */
  private void wildcardCname() {
    Name parent = names.below(place(), 1);
    Name owner = child(parent, "*");
    Name target = random.nextInt(3) == 0 ? names.below(parent, 1) : target();
    if (zone.add(values.set(owner, Type.CNAME, 1, () -> target))) {
      wildcards.add(owner);
      aliases.add(names.below(parent, 1 + random.nextInt(2)));
    }
  }

  private void loop() {
    List<Name> ring = new ArrayList<>();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      ring.add(child(place(), names.freshLabel()));
    }
    for (int i = 0; i < length; i++) {
      Name next = ring.get((i + 1) % length);
      zone.add(values.set(ring.get(i), Type.CNAME, 1, () -> next));
    }
    aliases.addAll(ring);
  }

  private void chain(int length) {
    Name next = target();
    for (int i = 0; i < length; i++) {
      Name owner = child(zone.origin(), "chain" + length + "-" + i);
      Name target = next;
      zone.add(values.set(owner, Type.CNAME, 1, () -> target));
      next = owner;
    }
    aliases.add(next);
  }

  private void pointer() {
    Name owner = random.nextBoolean() ? names.below(place(), 1) : pick(zone.owners());
    set(owner, pick(TARGET_TYPES));
  }

  /**
   * A set that does not fit into a UDP answer. Nothing leads to it: what servers leave out of an
   * additional section for want of room is their own choice.
   */
  private void largeSet() {
    Name owner = child(zone.origin(), names.freshLabel());
    int type = random.nextBoolean() ? Type.TLSA : Type.A;
    zone.add(values.set(owner, type, 90, this::target));
  }

  private void apex() {
    Name origin = zone.origin();
    leaf(origin);
    set(origin, Type.MX);
    set(origin, pick(TARGET_TYPES));
    if (random.nextBoolean()) {
      set(origin, Type.SOA);
    }
    if (random.nextBoolean()) {
      set(origin, Type.NS);
    }
  }

  /** One to three sets that lead nowhere; says whether there is any. */
  private boolean leaf(Name owner) {
    boolean any = false;
    for (int i = random.nextInt(3); i >= 0; i--) {
      any |= set(owner, pick(LEAF_TYPES));
    }
    return any;
  }

  private boolean set(Name owner, int type) {
    int count = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(4);
    return zone.add(values.set(owner, type, count, this::target));
  }

  /** Somewhere to put a name: mostly the apex or just below it. */
  private Name place() {
    List<Name> owners = zone.owners();
    if (owners.isEmpty() || random.nextInt(3) != 0) {
      return zone.origin();
    }
    return pick(owners);
  }

  /** A name that a value leads to: one of every kind that a resolver may be sent to. */
  private Name target() {
    Name target =
        switch (random.nextInt(16)) {
          case 0, 1 -> names.below(zone.origin(), 1 + random.nextInt(2)); // a miss, mostly
          case 2, 3 -> names.below(ELSEWHERE, random.nextInt(3));
          case 4 -> zone.origin();
          case 5 -> pickOr(cuts, zone.origin());
          case 6 -> names.below(pickOr(cuts, ELSEWHERE), 1 + random.nextInt(2));
          case 7 -> pickOr(belowCuts, ELSEWHERE);
          case 8 -> names.below(RandomNames.parent(pickOr(wildcards, ELSEWHERE)), 1);
          case 9 -> pickOr(wildcards, ELSEWHERE);
          case 10 -> pickOr(aliases, ELSEWHERE);
          case 11 -> RandomNames.parent(pickOr(hosts, ELSEWHERE)); // at times an empty non-terminal
          default -> pickOr(hosts, ELSEWHERE);
        };
    return random.nextInt(8) == 0 ? names.mixCase(target) : target;
  }

  private Name child(Name parent, String label) {
    return RandomNames.child(parent, label).orElse(parent);
  }

  private Name pickOr(List<Name> list, Name otherwise) {
    return list.isEmpty() ? otherwise : pick(list);
  }

  private Name pick(List<Name> list) {
    return list.get(random.nextInt(list.size()));
  }

  private int pick(int[] types) {
    return types[random.nextInt(types.length)];
  }

  private static void times(int count, Runnable action) {
    for (int i = 0; i < count; i++) {
      action.run();
    }
  }
}
