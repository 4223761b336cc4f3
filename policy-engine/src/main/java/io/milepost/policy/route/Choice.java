package io.milepost.policy.route;

import io.milepost.model.snapshot.CidrMatches;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.RrsetCursor;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.order.Chance;
import io.milepost.policy.place.Place;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the choices of one answer: asks the rule of each group on the way from the group that was
 * asked for, through aliases, to the values. It is also what the rules see: the client, its place,
 * the health of sets, chance.
 *
 * <p>Each engine owns one and uses it again for every query; a choice allocates nothing.
 */
public final class Choice {
  /** The most aliases that are followed from the sets that are asked for to values. */
  static final int MAX_ALIASES = 16;

  private static final int IPV4_PLACE_BITS = 24;
  private static final int IPV6_PLACE_BITS = 48;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final RoutingSources sources;
  private final Chance chance;
  private final @Nullable Observer observer;
  private final TargetHealth health;
  private final AliasTargets targets = new AliasTargets();
  private final CidrMatches cidrMatches = new CidrMatches();

  private @Nullable ZoneDirectory zones;
  private @Nullable ZoneSnapshot zone;
  private @Nullable VpcId vpc;
  private @Nullable Client client;
  private @Nullable Place place;
  private int scope;

  private @Nullable Group group;
  private byte[] owner = {};
  private int ownerOffset;
  private long drawn;
  private int draws;
  private long[] marks = new long[2];

  /** The members that the group's rule has taken. */
  private final Member[] taken = new Member[MultivalueGroup.MOST];

  private int takenCount;

  private final RrsetCursor[] values = new RrsetCursor[MultivalueGroup.MOST];
  private int valuesCount;

  private final PolicyCounts counts = new PolicyCounts();
  private boolean failedOpen;

  /**
   * @param observer is told what happens, or null
   */
  public Choice(RoutingSources sources, Chance chance, @Nullable Observer observer) {
    this.sources = sources;
    this.chance = chance;
    this.observer = observer;
    this.health = new TargetHealth(sources.groups(), sources.endpoints(), targets);
    Arrays.setAll(values, i -> new RrsetCursor());
  }

  /**
   * Begins with an answer.
   *
   * @param inVpc inside which the client is; null if it sees the public zones alone
   */
  public void start(
      ZoneDirectory directory, ZoneSnapshot answering, Client asking, @Nullable VpcId inVpc) {
    zones = directory;
    zone = answering;
    client = asking;
    vpc = inVpc;
    place = null;
    scope = 0;
    health.start(answering, sources.health().now());
  }

  /** Forgets what was answered from, so that a loop at rest keeps nothing alive that is gone. */
  public void forget() {
    zones = null;
    zone = null;
    client = null;
    vpc = null;
    group = null;
    place = null;
    Arrays.fill(taken, 0, takenCount, null);
    takenCount = 0;
    health.forgetZone();
  }

  /**
   * Chooses from sets, and follows the alias if one is chosen.
   *
   * @param setsOwner an array that holds the owner in wire form, which stays as it is meanwhile
   * @param setsOwnerOffset where it begins
   */
  public Selection choose(RoutedSets sets, byte[] setsOwner, int setsOwnerOffset) {
    owner = setsOwner;
    ownerOffset = setsOwnerOffset;
    failedOpen = false;
    Selection selection = follow(sets);
    counts.count(((Group) sets.form(sources.groups())).policy(), selection, failedOpen);
    if (observer != null) {
      observer.settled(selection, valuesCount);
    }
    return selection;
  }

  private Selection follow(RoutedSets first) {
    valuesCount = 0;
    RoutedSets sets = first;
    for (int aliases = 0; ; aliases++) {
      Group asked = ask(sets);
      if (takenCount == 0) {
        return Selection.NOTHING;
      }
      Member chosen = taken[0];
      if (chosen.values() != null) {
        takeValues();
        return Selection.VALUES;
      }
      if (aliases == MAX_ALIASES) {
        return Selection.NOTHING;
      }
      LookupResult found = findTarget(chosen, asked);
      switch (found) {
        case null -> {
          return Selection.UNKNOWN_ENDPOINT;
        }
        case Rrset rrset -> {
          values[0].moveTo(rrset);
          valuesCount = 1;
          return Selection.VALUES;
        }
        case RoutedSets next -> sets = next;
        default -> {
          return Selection.NOTHING;
        }
      }
    }
  }

  private Group ask(RoutedSets sets) {
    Group asked = (Group) sets.form(sources.groups());
    group = asked;
    takenCount = 0;
    draws = 0;
    if (observer != null) {
      observer.group(asked);
    }
    asked.choose(this);
    return asked;
  }

  private void takeValues() {
    for (int i = 0; i < takenCount; i++) {
      values[i].moveTo(Objects.requireNonNull(taken[i].values()));
    }
    valuesCount = takenCount;
  }

  private @Nullable LookupResult findTarget(Member alias, Group asked) {
    ZoneSnapshot current = Objects.requireNonNull(zone);
    if (observer != null) {
      observer.aliasFollowed(Objects.requireNonNull(alias.source().alias()));
    }
    LookupResult found = targets.find(current, alias, asked.type());
    if (found == null) {
      return sources.endpoints().find(alias.target(), asked.type());
    }
    owner = alias.targetName();
    ownerOffset = 0;
    return found;
  }

  /** What came of all choices until now. */
  public PolicyCounts counts() {
    return counts;
  }

  /** How many sets were chosen, if any {@linkplain Selection#VALUES were}: 1 to 8. */
  public int size() {
    return valuesCount;
  }

  /** A set that was chosen; good until the next choice. */
  public Rrset values(int index) {
    return values[index];
  }

  /** The time to live of the chosen sets together: the least of them, in seconds. */
  public int ttlSeconds() {
    int least = values[0].ttlSeconds();
    for (int i = 1; i < valuesCount; i++) {
      least = Math.min(least, values[i].ttlSeconds());
    }
    return least;
  }

  /**
   * How many bits of the network that the query names the answer depends on (RFC 7871 section
   * 7.2.1): SCOPE PREFIX-LENGTH.
   */
  public int scope() {
    return scope;
  }

  // What the rules see.

  /** Where the client is: of a private zone the VPC's region, else by its address. */
  Place place() {
    Place known = place;
    if (known == null) {
      known = locate();
      place = known;
      if (observer != null) {
        observer.located(known);
      }
    }
    return known;
  }

  private Place locate() {
    Client asking = Objects.requireNonNull(client);
    if (Objects.requireNonNull(zone).zone().privateZone()) {
      VpcId inside = vpc;
      Vpc seen = inside == null ? null : Objects.requireNonNull(zones).vpc(inside);
      return seen == null ? Place.UNKNOWN : sources.placeOfRegion(seen.region());
    }
    int needed = asking.address().isIpv6() ? IPV6_PLACE_BITS : IPV4_PLACE_BITS;
    widenScope(Math.min(asking.prefixLength(), needed));
    return sources.locator().locate(asking.address());
  }

  /** The address that stands for the client; its last bits may not be known. */
  ClientAddress address() {
    return Objects.requireNonNull(client).address();
  }

  /** How many bits of {@link #address()} are known. */
  int prefixLength() {
    return Objects.requireNonNull(client).prefixLength();
  }

  /** A place for the blocks of a collection that hold the client's network. */
  CidrMatches cidrMatches() {
    return cidrMatches;
  }

  /** The zones that this answer is made from. */
  ZoneDirectory zones() {
    return Objects.requireNonNull(zones);
  }

  /**
   * The choice depends on that many bits of the address; nothing to say where it is not the query
   * that gave them, since a client subnet option of 0 bits asks to be answered by the source.
   */
  void widenScope(int bits) {
    if (Objects.requireNonNull(client).sourcePrefix() > 0) {
      scope = Math.max(scope, bits);
    }
  }

  /** A number that is less the lower the latency between a client and a region is. */
  double latencyRank(Place from, Place region) {
    return sources.latency().rank(from, region);
  }

  /** The latency between a client and a region in milliseconds. */
  double latency(Place from, Place region) {
    return sources.latency().latency(from, region);
  }

  /** Whether the zone that answers is signed. */
  boolean isSigned() {
    return Objects.requireNonNull(zone).signing() != null;
  }

  boolean isHealthy(Member member) {
    boolean healthy = health.isHealthy(member, Objects.requireNonNull(group).type());
    if (observer != null) {
      observer.health(member, healthy);
    }
    return healthy;
  }

  /**
   * Draws a number.
   *
   * @param bound 1 or more
   * @return 0 to {@code bound - 1}, each as likely
   */
  int draw(int bound) {
    if (draws++ == 0) {
      drawn = chance.draw(owner, ownerOffset, Objects.requireNonNull(group).type().code());
    } else {
      drawn = mix(drawn + GOLDEN);
    }
    return (int) Math.unsignedMultiplyHigh(drawn, bound);
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Takes the marks from all sets of a group of that size. */
  void clearMarks(int size) {
    int words = markWords(size);
    if (words > marks.length) {
      marks = new long[2 * words];
    } else {
      Arrays.fill(marks, 0, words, 0);
    }
  }

  /** The marks, one bit for each set of the group. */
  long[] marks() {
    return marks;
  }

  /** How many numbers hold the marks of a group of that size. */
  int markWords(int size) {
    return (size + Long.SIZE - 1) / Long.SIZE;
  }

  /** Marks the set with an index. */
  void mark(int index) {
    marks[index / Long.SIZE] |= 1L << index;
  }

  boolean isMarked(int index) {
    return (marks[index / Long.SIZE] & 1L << index) != 0;
  }

  /** The set answers; beside others only if all have values, as under multivalue. */
  void take(Member member) {
    taken[takenCount++] = member;
    if (observer != null) {
      observer.taken(member);
    }
  }

  /** A set answers, and all others of its group don't, for the same reason if they are healthy. */
  void takeAlone(Group of, Member member, Loss reason) {
    if (observer != null) {
      for (int i = 0; i < of.size(); i++) {
        Member other = of.member(i);
        if (!other.equals(member)) {
          observer.lost(other, isHealthy(other) ? reason : Loss.UNHEALTHY);
        }
      }
    }
    take(member);
  }

  /** Whether somebody wants to know everything. */
  boolean isObserved() {
    return observer != null;
  }

  void failOpen() {
    failedOpen = true;
    if (observer != null) {
      observer.failedOpen();
    }
  }

  void possible(Member member, long share, long total) {
    if (observer != null) {
      observer.possible(member, share, total);
    }
  }

  void measured(Member member, double measure) {
    if (observer != null) {
      observer.measured(member, measure);
    }
  }

  void lost(Member member, Loss reason) {
    if (observer != null) {
      observer.lost(member, reason);
    }
  }
}
