package io.milepost.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes what {@link CountryFile} reads. Equal ranges give equal octets, but for the compression,
 * which is the JDK's.
 */
final class CountryFileWriter {
  private static final String UNKNOWN = "";

  private final Family ipv4 = new Family();
  private final Family ipv6 = new Family();

  /** The ranges of a family, as where they begin and their country. */
  private static final class Family {
    private final List<Long> starts = new ArrayList<>(List.of(0L));
    private final List<String> countries = new ArrayList<>(List.of(UNKNOWN));
    private long end;

    void add(NetworkRange range, String country) {
      boolean isPast =
          (end == 0 && starts.size() > 1) || Long.compareUnsigned(range.last(), end) < 0;
      if (isPast) {
        return;
      }
      long first = Long.compareUnsigned(range.first(), end) < 0 ? end : range.first();
      if (first != end) {
        begin(end, UNKNOWN);
      }
      begin(first, country);
      end = range.last() + 1;
    }

    private void begin(long start, String country) {
      if (starts.getLast() == start) {
        starts.removeLast();
        countries.removeLast();
      }
      if (countries.isEmpty() || !countries.getLast().equals(country)) {
        starts.add(start);
        countries.add(country);
      }
    }

    void writeTo(OutputStream out, List<String> codes, long limit) throws IOException {
      if (end != limit) {
        begin(end, UNKNOWN);
      }
      writeNumber(out, starts.size());
      long before = 0;
      for (long start : starts) {
        writeNumber(out, start - before);
        before = start;
      }
      for (String country : countries) {
        out.write(codes.indexOf(country) + 1);
      }
    }
  }

  /**
   * A range is in a country. Ranges of a family come in order; where they overlap the first counts.
   */
  void add(NetworkRange range, String country) {
    (range.ipv6() ? ipv6 : ipv4).add(range, country);
  }

  /** The whole file. */
  byte[] toBytes() throws IOException {
    TreeSet<String> found = new TreeSet<>(ipv4.countries);
    found.addAll(ipv6.countries);
    found.remove(UNKNOWN);
    List<String> codes = List.copyOf(found);
    if (codes.size() > 0xff) {
      throw new IOException("there are " + codes.size() + " countries, too many for one octet");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      writeNumber(out, codes.size());
      for (String code : codes) {
        out.write(code.getBytes(StandardCharsets.US_ASCII));
      }
      ipv4.writeTo(out, codes, 1L << Integer.SIZE);
      ipv6.writeTo(out, codes, 0);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void writeNumber(OutputStream out, long number) throws IOException {
    long rest = number;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
