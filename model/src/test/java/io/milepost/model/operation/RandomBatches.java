package io.milepost.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws batches that meet the same few names, in the words of {@link BatchText}. */
final class RandomBatches {
  private static final List<String> NAMES =
      List.of(
          "example.com",
          "a.example.com",
          "A.example.com.",
          "\\142.example.com",
          "b.example.com",
          "c.example.com",
          "*.example.com",
          "d.c.example.com",
          "d.c.example.com");

  /** The policies of one line may be those of one group. */
  private static final List<List<String>> POLICIES =
      List.of(
          List.of("weight=1", "weight=2", "weight=3"),
          List.of("multivalue"),
          List.of("region=eu-west-1", "region=us-east-1"),
          List.of("failover=PRIMARY", "failover=SECONDARY"),
          List.of("country=*", "country=DE", "continent=EU", "country=US/CA", "country=XX"),
          List.of("near=eu-west-1", "near=1,2", "near=1,3~5", "near=xx-west-1"),
          List.of("cidr=C1/x", "cidr=C1/*", "cidr=C2/x"));

  private static final int BATCHES_OF_ONE_POLICY = 40;

  private final RandomGenerator random;
  private int drawn;

  RandomBatches(RandomGenerator random) {
    this.random = random;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /**
   * A batch of one to six changes.
   *
   * @param there the sets of the zone, as lines without their action
   */
  List<String> next(List<String> there) {
    drawn++;
    List<String> batch = new ArrayList<>();
    for (int left = 1 + random.nextInt(random.nextBoolean() ? 2 : 6); left > 0; left--) {
      batch.add(change(there));
    }
    return batch;
  }

  private String change(List<String> there) {
    int kind = random.nextInt(10);
    if (kind < 4 && !there.isEmpty()) {
      return "DELETE " + oneOf(there);
    } else if (kind < 5 && !there.isEmpty()) {
      return "UPSERT " + oneOf(there).replace(" 300 ", random.nextBoolean() ? " 60 " : " 300 ");
    }
    String action = kind < 8 ? "CREATE " : kind < 9 ? "UPSERT " : "DELETE ";
    return action + set();
  }

  /** A set, without an action. */
  private String set() {
    String name = random.nextInt(100) == 0 ? "a.example.org" : oneOf(NAMES);
    boolean address = random.nextInt(4) > 0;
    String type = address ? "A" : oneOf(List.of("AAAA", "CNAME", "TXT", "NS", "DS", "SOA"));
    String policy =
        random.nextInt(address ? 2 : 6) > 0
            ? ""
            : oneOf(List.of("one", "two", "three")) + ":" + policy() + " ";
    String check = random.nextInt(8) == 0 ? "check=h" + random.nextInt(2) + " " : "";
    return name + " " + type + " " + policy + check + data(type);
  }

  /** Mostly one that fits the group that others of this time make. */
  private String policy() {
    int usual = drawn / BATCHES_OF_ONE_POLICY % POLICIES.size();
    return oneOf(random.nextInt(8) > 0 ? POLICIES.get(usual) : oneOf(POLICIES));
  }

  private String data(String type) {
    int kind = random.nextInt(60);
    if (kind == 0) {
      return "instance i1";
    } else if (kind == 1) {
      return "-> Z2FDTNDATAQYW2 " + oneOf(List.of("d1.cloudfront.net", "D1.cloudfront.net."));
    } else if (kind == 2) {
      return "-> Z2FDTNDATAQYW2 " + oneOf(List.of("d1.cloudfront.net health", "d1.cloudfront.org"));
    } else if (kind == 3) {
      return "-> Z2 a.example.org";
    } else if (kind < 6 || (kind < 16 && type.equals("A"))) {
      return "-> Z1 " + oneOf(NAMES) + (random.nextInt(3) == 0 ? " health" : "");
    }
    return oneOf(List.of("300 ", "300 ", "300 ", "60 "))
        + (random.nextInt(40) == 0 && !type.equals("CNAME") && !type.equals("NS")
            ? "bad"
            : value(type));
  }

  private String value(String type) {
    return switch (type) {
      case "A" ->
          oneOf(List.of("192.0.2.1", "192.0.2.2", "192.0.2.1|192.0.2.2", "192.0.2.2|192.0.2.1"));
      case "AAAA" -> "2001:db8::" + random.nextInt(3);
      case "CNAME", "NS" -> oneOf(List.of("x.example.net", "X.example.net."));
      case "TXT" -> "\"a text\"";
      case "DS" -> "1 13 2 " + "AB".repeat(32);
      case "SOA" -> "ns.example.net. h.example.net. 1 2 3 4 " + (5 + random.nextInt(2));
      default -> throw new IllegalArgumentException(type);
    };
  }
}
