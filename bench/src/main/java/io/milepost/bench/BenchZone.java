package io.milepost.bench;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The zone {@code bench.example.}, much like the one of {@code bench/lib/zone.py}: names of one
 * label below the apex, every tenth a CNAME of another, four name servers outside the zone. Beside
 * them stand {@value #CUTS} delegation points with two servers each, one inside and one outside the
 * zone, and the MX set {@value #MAIL}.
 *
 * <p>The same numbers give the same zone each time.
 */
final class BenchZone {
  static final String ORIGIN = "bench.example.";
  static final String MAIL = "mail." + ORIGIN;

  /** How many delegation points there are: {@code cut0.bench.example.} and so on. */
  static final int CUTS = 100;

  static final ZoneReference REFERENCE =
      new ZoneReference(new HostedZoneId("ZBENCH"), 1, DnsName.of(ORIGIN));

  private static final int ALIAS_EVERY = 10;
  private static final int TTL_SECONDS = 300;
  private static final long SEED = 1;

  private final List<String> addressNames = new ArrayList<>();
  private final List<String> aliasNames = new ArrayList<>();
  private final ZoneDirectory directory;

  /**
   * @param names how many names there are below the apex, cuts and the like not counted
   */
  BenchZone(int names) {
    this(names, null);
  }

  /**
   * @param signing what the zone is signed with; null if it is not
   */
  BenchZone(int names, @Nullable ZoneSigning signing) {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<String> taken = new HashSet<>();
    while (taken.size() < names) {
      String name = randomLabel(random) + "." + ORIGIN;
      if (taken.add(name)) {
        (taken.size() % ALIAS_EVERY == 0 ? aliasNames : addressNames).add(name);
      }
    }
    List<PreparedSet> sets = new ArrayList<>(names + 4 * CUTS + 3);
    addApexAndExtras(sets);
    for (String name : addressNames) {
      sets.add(address(name, random.nextInt()));
    }
    for (String name : aliasNames) {
      String target = addressNames.get(random.nextInt(addressNames.size()));
      sets.add(set(name, RecordType.CNAME, target));
    }
    sets.sort(Comparator.comparing(PreparedSet::owner));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(REFERENCE);
    if (signing != null) {
      loader.zoneSigning(signing);
    }
    sets.forEach(loader::recordSet);
    directory = loader.finish(1);
  }

  private static void addApexAndExtras(List<PreparedSet> sets) {
    sets.add(
        set(
            ORIGIN,
            RecordType.SOA,
            "ns-697.name-servers.net. hostmaster.bench.example. 1 7200 900 1209600 300"));
    sets.add(
        set(
            ORIGIN,
            RecordType.NS,
            "ns-697.name-servers.net.",
            "ns-1065.name-servers.org.",
            "ns-82.name-servers.com.",
            "ns-1826.name-servers.co.uk."));
    sets.add(set(MAIL, RecordType.MX, "10 cut0." + ORIGIN, "20 mx.example.net."));
    for (int i = 0; i < CUTS; i++) {
      String cut = "cut" + i + "." + ORIGIN;
      sets.add(set(cut, RecordType.NS, "ns1." + cut, "ns" + i + ".example.net."));
      sets.add(address("ns1." + cut, i));
    }
  }

  /** A label of 6 to 12 letters. */
  static String randomLabel(SplittableRandom random) {
    char[] letters = new char[random.nextInt(6, 13)];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) ('a' + random.nextInt(26));
    }
    return new String(letters);
  }

  /** An A set with one address of 10.0.0.0/8. */
  static PreparedSet address(String owner, int number) {
    return set(
        owner,
        RecordType.A,
        "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255));
  }

  static PreparedSet set(String owner, RecordType type, String... values) {
    return new PreparedSet(
        DnsName.of(owner),
        type,
        new RoutingPolicy.Simple(),
        TTL_SECONDS,
        RdataList.of(Arrays.stream(values).map(value -> rdata(type, value)).toList()));
  }

  private static byte[] rdata(RecordType type, String value) {
    try {
      return RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(type + " " + value, e);
    }
  }

  ZoneDirectory directory() {
    return directory;
  }

  /** The names with an A record. */
  List<String> addressNames() {
    return addressNames;
  }

  /** The names with a CNAME record, whose target has an A record. */
  List<String> aliasNames() {
    return aliasNames;
  }
}
