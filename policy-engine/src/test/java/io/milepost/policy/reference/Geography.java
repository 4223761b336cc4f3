package io.milepost.policy.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where countries and regions are. A client's place is a text: {@code JP}, {@code US-CA},
 * {@code @35.68,139.69}, {@code US-CA@37.77,-122.42}, a region such as {@code eu-west-1}, or
 * nothing if it is not known.
 */
public final class Geography {
  private static final String FOLDER = "/io/milepost/model/catalog/";
  private static final String FALLBACK = "us-east-1";

  private final Map<String, String> continentOfCountry = new HashMap<>();
  private final Map<String, Spot> countries = new HashMap<>();
  private final Map<String, Spot> regions = new HashMap<>();
  private final Map<String, String> codesOfRegion = new HashMap<>();

  /** Reads the tables. */
  public Geography() {
    for (String[] row : rows("continents.tsv")) {
      for (String country : row[2].split(" ", -1)) {
        continentOfCountry.put(country, row[0]);
      }
    }
    for (String[] row : rows("countries.tsv")) {
      countries.put(row[0], spot(row[1], row[2]));
    }
    for (String[] row : rows("regions.tsv")) {
      regions.put(row[0], spot(row[2], row[3]));
      codesOfRegion.put(row[0], row[5].isEmpty() ? row[4] : row[4] + "-" + row[5]);
    }
  }

  private static List<String[]> rows(String table) {
    try (InputStream in = Geography.class.getResourceAsStream(FOLDER + table)) {
      if (in == null) {
        throw new IllegalStateException("no " + table);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Spot spot(String latitude, String longitude) {
    return new Spot(Double.parseDouble(latitude), Double.parseDouble(longitude));
  }

  /** The names of all regions. */
  public List<String> regionNames() {
    return regions.keySet().stream().sorted().toList();
  }

  /** The codes of all countries. */
  public List<String> countryCodes() {
    return continentOfCountry.keySet().stream().sorted().toList();
  }

  /** The continent of a country; empty if the country is not known. */
  public String continentOf(String country) {
    return continentOfCountry.getOrDefault(country, "");
  }

  /** Whether a place is a region with that name. */
  boolean isRegion(String place, String region) {
    return !place.isEmpty() && place.equals(region);
  }

  /** The country of a place, maybe with a subdivision behind a hyphen, or nothing. */
  public String codesOf(String place) {
    return codesOfRegion.getOrDefault(place, place.split("@", -1)[0]);
  }

  /** The places that a geolocation set may name to have a client, the smallest first. */
  List<Rule.Geolocation> chain(String place) {
    Rule.Geolocation everywhere = new Rule.Geolocation("*", false);
    String codes = codesOf(place);
    String country = codes.split("-", -1)[0];
    String continent = continentOf(country);
    if (continent.isEmpty()) {
      return List.of(everywhere);
    }
    Rule.Geolocation ofCountry = new Rule.Geolocation(country, false);
    Rule.Geolocation ofContinent = new Rule.Geolocation(continent, true);
    return codes.equals(country)
        ? List.of(ofCountry, ofContinent, everywhere)
        : List.of(new Rule.Geolocation(codes, false), ofCountry, ofContinent, everywhere);
  }

  /** The point of a client's place; that of us-east-1 if it is not known. */
  Spot spotOfClient(String place) {
    if (place.contains("@")) {
      return point(place.substring(place.indexOf('@')));
    }
    Spot region = regions.get(place);
    Spot country = countries.get(place.split("-", -1)[0]);
    Spot fallback = regions.get(FALLBACK);
    return Optional.ofNullable(region)
        .or(() -> Optional.ofNullable(country))
        .or(() -> Optional.ofNullable(fallback))
        .orElseThrow();
  }

  /** The point of a region. */
  Spot spotOfRegion(String region) {
    return Optional.ofNullable(regions.get(region)).orElseThrow();
  }

  /** The point of a region, of a local zone group's region, or of coordinates. */
  Spot spotOf(String text) {
    if (text.startsWith("@")) {
      return point(text);
    }
    String[] words = text.split("-", -1);
    return spotOfRegion(
        regions.containsKey(text)
            ? text
            : String.join("-", Arrays.copyOf(words, words.length - 2)));
  }

  private static Spot point(String text) {
    String[] numbers = text.substring(1).split(",", 2);
    return spot(numbers[0], numbers[1]);
  }
}
