package io.milepost.policy.agreement;

import io.milepost.policy.reference.Geography;
import io.milepost.policy.reference.Rule;
import java.util.List;
import java.util.random.RandomGenerator;

/** Places drawn by chance, of clients and of sets. */
final class RandomPlaces {
  static final List<String> TERRITORIES = List.of("AS", "GU", "MP", "PR", "UM", "VI");

  /** Not known to Route 53, or not at all. */
  static final List<String> STRANGE = List.of("BV", "HM", "ZZ");

  static final List<String> TIED_REGIONS = List.of("us-gov-west-1", "us-west-2");

  /** Countries whose codes are those of continents too. */
  private static final List<String> TWO_MEANINGS = List.of("AF", "AS", "NA", "SA");

  private static final List<String> CONTINENTS = List.of("AF", "AN", "AS", "EU", "NA", "OC", "SA");
  private static final List<String> SUBDIVISIONS =
      List.of("US-CA", "US-NY", "US-TX", "US-DC", "UA-30", "UA-11", "UA-20");
  private static final List<String> GROUPS =
      List.of("us-west-2-lax-1", "us-east-1-bos-1", "us-gov-east-1-abc-1", "ap-south-1-del-1");
  private static final List<Integer> BIASES = List.of(-99, -50, -1, 0, 0, 1, 50, 99);

  private final RandomGenerator random;
  private final Geography geography;

  RandomPlaces(RandomGenerator random, Geography geography) {
    this.random = random;
    this.geography = geography;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String region() {
    return one(geography.regionNames());
  }

  String point() {
    return random.nextInt(8) == 0
        ? one(List.of("@0,0", "@10,0", "@90,0", "@-90,180", "@0,180", "@0,-180"))
        : "@%d.%02d,%d.%02d"
            .formatted(
                random.nextInt(-89, 90),
                random.nextInt(100),
                random.nextInt(-179, 180),
                random.nextInt(100));
  }

  private String country() {
    return random.nextInt(4) == 0 ? one(TWO_MEANINGS) : one(geography.countryCodes());
  }

  /** A client's place, in the form that {@link Geography} reads. */
  String ofClient() {
    return switch (random.nextInt(10)) {
      case 0 -> "";
      case 1 -> one(STRANGE);
      case 2 -> one(TERRITORIES);
      case 3 -> one(SUBDIVISIONS);
      case 4 -> one(SUBDIVISIONS) + point();
      case 5 -> point();
      case 6 -> region();
      case 7 -> one(TIED_REGIONS);
      case 8 -> country() + point();
      default -> country();
    };
  }

  /** A place that a geolocation set may name. */
  Rule.Geolocation ofSet() {
    return switch (random.nextInt(5)) {
      case 0 -> new Rule.Geolocation("*", false);
      case 1 -> new Rule.Geolocation(one(CONTINENTS), true);
      case 2 -> new Rule.Geolocation(one(SUBDIVISIONS), false);
      case 3 -> new Rule.Geolocation(one(TERRITORIES), false);
      default -> new Rule.Geolocation(country(), false);
    };
  }

  /** A place that a geolocation set may name so that it has a client, if there is one. */
  Rule.Geolocation around(String client) {
    String codes = geography.codesOf(client);
    String country = codes.split("-", 2)[0];
    String continent = geography.continentOf(country);
    if (continent.isEmpty()) {
      return ofSet();
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Rule.Geolocation(codes, false);
      case 1 -> new Rule.Geolocation(country, false);
      default -> new Rule.Geolocation(continent, true);
    };
  }

  /** Where a geoproximity set is. */
  String spot() {
    return switch (random.nextInt(4)) {
      case 0 -> point();
      case 1 -> one(GROUPS);
      case 2 -> one(TIED_REGIONS);
      default -> region();
    };
  }

  int bias() {
    return random.nextBoolean() ? one(BIASES) : random.nextInt(-99, 100);
  }
}
