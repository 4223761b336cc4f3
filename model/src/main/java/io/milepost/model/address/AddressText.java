package io.milepost.model.address;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes IP addresses, strictly: four decimal numbers without leading zeros for IPv4, the
 * forms of RFC 4291 section 2.2 for IPv6, without a zone.
 */
public final class AddressText {
  private static final int IPV6_GROUPS = 8;
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  private AddressText() {}

  /**
   * The address that a text says, or empty if it says none.
   *
   * @param octets 4 for IPv4, 16 for IPv6
   */
  public static Optional<byte[]> parse(int octets, String text) {
    return octets == 4 ? ipv4(text) : ipv6(text);
  }

  /** The dotted quad, or the form that RFC 5952 section 4 recommends. */
  public static String format(byte[] address) {
    return address.length == 4 ? formatIpv4(address) : formatIpv6(address);
  }

  private static Optional<byte[]> ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] address = new byte[4];
    for (int i = 0; i < parts.length; i++) {
      if (!OCTET.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 0xff) {
        return Optional.empty();
      }
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(address);
  }

  private static Optional<byte[]> ipv6(String text) {
    int gap = text.indexOf("::");
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    boolean valid =
        gap < 0
            ? groups(text, true, left)
            : groups(text.substring(0, gap), false, left)
                && groups(text.substring(gap + 2), true, right);
    int given = left.size() + right.size();
    if (!valid || (gap < 0 ? given != IPV6_GROUPS : given >= IPV6_GROUPS)) {
      return Optional.empty();
    }
    ByteBuffer address = ByteBuffer.allocate(2 * IPV6_GROUPS);
    left.forEach(group -> address.putShort(group.shortValue()));
    address.position(2 * (IPV6_GROUPS - right.size()));
    right.forEach(group -> address.putShort(group.shortValue()));
    return Optional.of(address.array());
  }

  /**
   * Adds groups of 16 bits, of which the last two may be an IPv4 address if the text ends there.
   */
  private static boolean groups(String text, boolean last, List<Integer> groups) {
    if (text.isEmpty()) {
      return true;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        groups.add(HexFormat.fromHexDigits(parts[i]));
        continue;
      }
      Optional<byte[]> embedded = last && i == parts.length - 1 ? ipv4(parts[i]) : Optional.empty();
      if (embedded.isEmpty()) {
        return false;
      }
      groups.add(int16(embedded.get(), 0));
      groups.add(int16(embedded.get(), 2));
    }
    return true;
  }

  private static String formatIpv4(byte[] address) {
    return (address[0] & 0xff)
        + "."
        + (address[1] & 0xff)
        + "."
        + (address[2] & 0xff)
        + "."
        + (address[3] & 0xff);
  }

  private static String formatIpv6(byte[] address) {
    int gap = 0;
    int gapLength = 0;
    for (int start = 0; start < IPV6_GROUPS; start++) {
      int end = start;
      while (end < IPV6_GROUPS && int16(address, 2 * end) == 0) {
        end++;
      }
      if (end - start > gapLength) {
        gap = start;
        gapLength = end - start;
      }
    }
    if (gapLength < 2) {
      return hex(address, 0, IPV6_GROUPS);
    }
    return hex(address, 0, gap) + "::" + hex(address, gap + gapLength, IPV6_GROUPS);
  }

  private static String hex(byte[] address, int from, int to) {
    List<String> groups = new ArrayList<>();
    for (int group = from; group < to; group++) {
      groups.add(Integer.toHexString(int16(address, 2 * group)));
    }
    return String.join(":", groups);
  }

  private static int int16(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
  }
}
