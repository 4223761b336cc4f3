package io.milepost.geo;

import io.milepost.policy.place.Place;
import io.milepost.policy.place.PlaceTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The country database that ships inside.
 *
 * <p>Its form, compressed as in RFC 1950: how many countries there are, and their codes, two
 * letters each; then for IPv4, and again for the first 64 bits of IPv6, how many ranges there are,
 * how far each begins behind the one before it, and for each one octet, which is 0 if nothing is
 * known, else the place of its country in the list, counted from 1. Numbers of several octets have
 * 7 bits in each, the lowest first, and a high bit in all but the last.
 */
public final class CountryFile {
  static final String NAME = "countries.bin";
  static final int CODE_LETTERS = 2;

  private final byte[] octets;
  private int position;

  private CountryFile(byte[] octets) {
    this.octets = octets;
  }

  /** The places of all addresses, as far as the database inside knows them. */
  public static PlaceTable load() {
    try (InputStream in = CountryFile.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + NAME);
      }
      return read(in);
    } catch (IOException e) {
      throw new IllegalStateException("resource " + NAME + " is damaged", e);
    }
  }

  static PlaceTable read(InputStream in) throws IOException {
    try (InflaterInputStream inflated = new InflaterInputStream(in)) {
      return new CountryFile(inflated.readAllBytes()).table();
    }
  }

  private PlaceTable table() {
    PlaceTable.Builder builder = new PlaceTable.Builder();
    long codes = number();
    for (long i = 0; i < codes; i++) {
      String code = new String(octets, position, CODE_LETTERS, StandardCharsets.US_ASCII);
      position += CODE_LETTERS;
      builder.add(Place.of(code, Optional.empty(), Optional.empty()));
    }
    ranges((first, last, country) -> builder.addIpv4((int) first, (int) last, country), 1L << 32);
    ranges(builder::addIpv6, 0);
    return builder.build();
  }

  private interface RangeSink {
    void add(long first, long last, int country);
  }

  /**
   * @param end behind the last range, modulo 2^64
   */
  private void ranges(RangeSink sink, long end) {
    int count = (int) number();
    int country = position;
    for (int i = 0; i < count; country++) {
      // A number ends at the octet without the high bit.
      if (octets[country] >= 0) {
        i++;
      }
    }
    long first = number();
    for (int i = 0; i < count; i++) {
      long next = i == count - 1 ? end : first + number();
      int place = octets[country + i] & 0xff;
      if (place != 0) {
        sink.add(first, next - 1, place);
      }
      first = next;
    }
    position = country + count;
  }

  private long number() {
    long number = 0;
    int shift = 0;
    byte octet;
    do {
      octet = octets[position++];
      number |= (octet & 0x7fL) << shift;
      shift += 7;
    } while (octet < 0);
    return number;
  }
}
