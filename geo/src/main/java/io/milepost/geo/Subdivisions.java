package io.milepost.geo;

import io.milepost.model.catalog.GeoLocation;
import io.milepost.model.catalog.GeoLocations;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Route 53's codes of subdivisions, which it has for the United States and Ukraine alone, from what
 * databases call them.
 */
final class Subdivisions {
  private static final Pattern OBLAST = Pattern.compile("\\s+Oblast’?$");

  /** By country and name, as {@code US California}. */
  private static final Map<String, String> CODES =
      GeoLocations.all().stream()
          .filter(place -> place.subdivisionName().isPresent())
          .collect(
              Collectors.toUnmodifiableMap(
                  place ->
                      place.countryCode().orElseThrow()
                          + " "
                          + place.subdivisionName().orElseThrow(),
                  place -> place.subdivisionCode().orElseThrow()));

  /** What ISO 3166-2 has otherwise: Crimea and Sevastopol. */
  private static final Map<String, String> UKRAINIAN_CODES = Map.of("43", "11", "40", "20");

  /** The names of DB-IP City Lite, without {@code Oblast}; its Kyiv is what surrounds Kyiv City. */
  private static final Map<String, String> UKRAINIAN_NAMES =
      codes(
          """
          05 Vinnytsia|Vinnytsya|Vinnitsa
          07 Volyn
          09 Luhansk
          11 Crimea|Republic of Crimea
          12 Dnipropetrovsk
          14 Donetsk
          18 Zhytomyr
          20 Sebastopol City|Sevastopol|Sevastopol City
          21 Zakarpattia|Transcarpathia
          23 Zaporizhzhia|Zaporizhzhya|Zaporizhia
          26 Ivano-Frankivsk
          30 Kyiv City
          32 Kyiv
          35 Kirovohrad
          46 Lviv
          48 Mykolaiv|Mykolayiv
          51 Odesa|Odessa
          53 Poltava
          56 Rivne
          59 Sumy
          61 Ternopil
          63 Kharkiv|Kharkivs’ka
          65 Kherson
          68 Khmelnytskyi|Khmelnytskyy
          71 Cherkasy
          74 Chernihiv
          77 Chernivtsi
          """);

  private Subdivisions() {}

  private static Map<String, String> codes(String lines) {
    return lines
        .lines()
        .flatMap(line ->
            Pattern.compile("\\|")
                .splitAsStream(line.substring(3))
                .map(name -> Map.entry(name, line.substring(0, 2))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Route 53's code; empty if it has none for the subdivision.
   *
   * @param country its ISO 3166-1 code
   * @param text the part of the subdivision's ISO 3166-2 code behind the country, or its name
   */
  static Optional<String> codeOf(String country, String text) {
    return GeoLocations.find(Optional.empty(), Optional.of(country), Optional.of(text))
        .flatMap(GeoLocation::subdivisionCode)
        .or(() -> country.equals("UA") ? ukrainian(text) : Optional.empty())
        .or(() -> Optional.ofNullable(CODES.get(country + " " + text)));
  }

  private static Optional<String> ukrainian(String text) {
    return Optional.ofNullable(UKRAINIAN_CODES.get(text))
        .or(() -> Optional.ofNullable(UKRAINIAN_NAMES.get(OBLAST.matcher(text).replaceFirst(""))));
  }
}
