package io.milepost.conformance.zones;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Asks a zone where it hurts: its names, what is between, beside and below them, where its values
 * lead to, and what is just outside. The same random numbers give the same questions.
 *
 * <p>ANY is not asked, since servers answer it as they like (RFC 8482), nor are RRSIG and
 * transfers.
 */
public final class QuestionGenerator {
  private static final int[] TYPES = {
    Type.A,
    Type.A,
    Type.A,
    Type.AAAA,
    Type.NS,
    Type.CNAME,
    Type.SOA,
    Type.PTR,
    Type.MX,
    Type.TXT,
    Type.SRV,
    Type.NAPTR,
    Type.DS,
    Type.DS,
    Type.SSHFP,
    Type.TLSA,
    Type.SVCB,
    Type.HTTPS,
    Type.CAA,
    Type.SPF,
    Type.LOC,
    Type.HINFO,
    Type.DNSKEY,
    Type.DNAME,
    Type.URI,
    Type.CDS,
    65_280
  };

  private final RandomZone zone;
  private final RandomGenerator random;
  private final RandomNames names;

  /** Every name of which the zone says something: owners, those between, and those in values. */
  private final List<Name> known;

  private final List<Name> wildcards;
  private final List<Name> cuts;
  private final List<Name> aliases;

  /** Owners of values that lead to names whose addresses may go with the answer. */
  private final List<Name> pointers;

  /** Sets that no UDP answer has room for. */
  private final List<RecordSet> largeSets;

  private QuestionGenerator(RandomZone zone, RandomGenerator random) {
    this.zone = zone;
    this.random = random;
    this.names = new RandomNames(random);
    this.known = knownNames(zone);
    this.wildcards = known.stream().filter(Name::isWild).toList();
    this.cuts = owners(set -> set.type() == Type.NS && !set.owner().equals(zone.origin()));
    this.aliases = owners(set -> set.type() == Type.CNAME);
    this.pointers = owners(set -> set.type() == Type.MX || set.type() == Type.SRV);
    this.largeSets = zone.recordSets().stream().filter(set -> set.values().size() > 80).toList();
  }

  public static List<Question> generate(RandomZone zone, int count, RandomGenerator random) {
    QuestionGenerator generator = new QuestionGenerator(zone, random);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(generator.question());
    }
    return questions;
  }

  private Question question() {
    if (random.nextInt(40) == 0) {
      RecordSet large = largeSets.get(random.nextInt(largeSets.size()));
      return new Question(large.owner(), large.type(), random.nextBoolean());
    }
    Name base = baseName();
    Name qname =
        switch (random.nextInt(12)) {
          case 0 -> names.below(base, 1 + random.nextInt(3));
          case 1 -> beside(base);
          case 2 -> RandomNames.child(base, "*").orElse(base);
          case 3 -> random.nextInt(4) == 0 ? longest(base) : base;
          default -> base;
        };
    int qtype = random.nextInt(4) == 0 ? anyType() : typeAt(base);
    Name sent = random.nextInt(3) == 0 ? names.mixCase(qname) : qname;
    return new Question(sent, qtype, random.nextBoolean());
  }

  private Name baseName() {
    return switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> synthesized();
      case 4, 5 -> pickOr(cuts, zone.origin());
      case 6 -> names.below(pickOr(cuts, zone.origin()), 1 + random.nextInt(4));
      case 7, 8 -> zone.origin();
      case 9 -> random.nextInt(2) == 0 ? outside() : pickOr(known, zone.origin());
      case 10, 11, 12, 13 -> pickOr(aliases, zone.origin());
      case 14, 15, 16 -> pickOr(pointers, zone.origin());
      default -> pickOr(known, zone.origin());
    };
  }

  /** A name that a wildcard may answer for. */
  private Name synthesized() {
    Name wildcard = pickOr(wildcards, zone.origin());
    return switch (random.nextInt(6)) {
      case 0 -> wildcard;
      case 1 -> names.below(wildcard, 1); // not for a name below the wildcard itself
      case 2 -> wildcard.equals(zone.origin()) ? wildcard : RandomNames.parent(wildcard);
      default ->
          wildcard.equals(zone.origin())
              ? names.below(wildcard, 1)
              : names.below(RandomNames.parent(wildcard), 1 + random.nextInt(3));
    };
  }

  /** Above the zone, or beside it. */
  private Name outside() {
    Name parent = RandomNames.parent(zone.origin());
    return random.nextBoolean() ? parent : names.below(parent, 1);
  }

  private Name beside(Name name) {
    return name.equals(zone.origin()) || name.labels() == 1
        ? name
        : names.below(RandomNames.parent(name), 1);
  }

  /** As many labels, or as many octets, below a name as a name can have. */
  private Name longest(Name name) {
    String label = random.nextBoolean() ? "x" : "y".repeat(63);
    Name longest = name;
    Optional<Name> next = RandomNames.child(longest, label);
    while (next.isPresent()) {
      longest = next.get();
      next = RandomNames.child(longest, label);
    }
    return longest;
  }

  private int anyType() {
    return TYPES[random.nextInt(TYPES.length)];
  }

  /** A type of which the zone has something at the name, or where a chain leads from it. */
  private int typeAt(Name name) {
    Name at = name;
    List<RecordSet> sets = setsFor(at);
    for (int links = 0; links < 20 && isAlias(sets); links++) {
      at = sets.getFirst().values().getFirst().names().getFirst();
      sets = setsFor(at);
    }
    return sets.isEmpty() || isAlias(sets)
        ? anyType()
        : sets.get(random.nextInt(sets.size())).type();
  }

  /** The sets of a name, or those of the wildcards that may answer for it. */
  private List<RecordSet> setsFor(Name name) {
    List<RecordSet> own =
        zone.recordSets().stream().filter(set -> set.owner().equals(name)).toList();
    return own.isEmpty()
        ? zone.recordSets().stream()
            .filter(set -> set.owner().isWild() && name.subdomain(RandomNames.parent(set.owner())))
            .toList()
        : own;
  }

  private static boolean isAlias(List<RecordSet> sets) {
    return !sets.isEmpty() && sets.getFirst().type() == Type.CNAME;
  }

  private Name pickOr(List<Name> list, Name otherwise) {
    return list.isEmpty() ? otherwise : list.get(random.nextInt(list.size()));
  }

  private List<Name> owners(Predicate<RecordSet> filter) {
    return zone.recordSets().stream().filter(filter).map(RecordSet::owner).toList();
  }

  private static List<Name> knownNames(RandomZone zone) {
    Set<Name> names = new LinkedHashSet<>();
    for (RecordSet set : zone.recordSets()) {
      for (Name name = set.owner(); !name.equals(zone.origin()); name = RandomNames.parent(name)) {
        names.add(name);
      }
      set.values().forEach(value -> names.addAll(value.names()));
    }
    names.remove(Name.root);
    return List.copyOf(names);
  }
}
