package io.milepost.policy.place;

import io.milepost.policy.client.ClientAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of all addresses, as ranges of addresses in order. Immutable.
 *
 * <p>Each family has the first addresses of its ranges in one array, and the numbers of their
 * places in another. The highest 16 bits of an address lead to the few ranges among which it is
 * searched for by halving. Of IPv6 addresses only the first 64 bits are looked at: what follows
 * them tells interfaces of one link apart (RFC 4291 section 2.5.1).
 */
public final class PlaceTable implements Locator {
  private final Place[] places;
  private final Ipv4Ranges ipv4;
  private final Ipv6Ranges ipv6;

  private PlaceTable(Place[] places, Ipv4Ranges ipv4, Ipv6Ranges ipv6) {
    this.places = places;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  @Override
  public Place locate(ClientAddress address) {
    if (!address.isKnown()) {
      return Place.UNKNOWN;
    }
    return places[
        address.isIpv6()
            ? ipv6.find(address.high())
            : ipv4.find((int) (address.high() >>> Integer.SIZE))];
  }

  /** How many ranges there are, of both families, those without a place included. */
  public int rangeCount() {
    return ipv4.size() + ipv6.size();
  }

  /** How many different places there are. */
  public int placeCount() {
    return places.length - 1;
  }

  /**
   * Makes a table. Ranges of a family are added in the order of their addresses; of ranges that
   * overlap the first counts where they do. Used by one thread.
   */
  public static final class Builder {
    private static final long IPV4_END = 1L << Integer.SIZE;

    private final List<Place> places = new ArrayList<>(List.of(Place.UNKNOWN));
    private final Ipv4Ranges.Builder ipv4 = new Ipv4Ranges.Builder();
    private final Ipv6Ranges.Builder ipv6 = new Ipv6Ranges.Builder();
    private long ipv4End;
    private long ipv6Last;
    private boolean ipv6Begun;

    /** Adds a place, and gives it a number to add ranges with. */
    public int add(Place place) {
      places.add(place);
      return places.size() - 1;
    }

    /**
     * A range of IPv4 addresses is at a place.
     *
     * @param first the first address, as an unsigned number
     * @param last the last address, not below the first
     * @param place as {@link #add} gave it
     */
    public void addIpv4(int first, int last, int place) {
      long begin = Math.max(Integer.toUnsignedLong(first), ipv4End);
      long end = Integer.toUnsignedLong(last) + 1;
      if (begin >= end) {
        return;
      }
      if (begin > ipv4End) {
        ipv4.add((int) ipv4End, 0);
      }
      ipv4.add((int) begin, place);
      ipv4End = end;
    }

    /**
     * A range of IPv6 addresses is at a place.
     *
     * @param first the first 64 bits of the first address, as an unsigned number
     * @param last the first 64 bits of the last address, not below the first
     * @param place as {@link #add} gave it
     */
    public void addIpv6(long first, long last, int place) {
      long begin = first;
      if (!ipv6Begun) {
        if (first != 0) {
          ipv6.add(0, 0);
        }
      } else if (Long.compareUnsigned(last, ipv6Last) <= 0) {
        return;
      } else if (Long.compareUnsigned(first, ipv6Last) <= 0) {
        begin = ipv6Last + 1;
      } else if (first != ipv6Last + 1) {
        ipv6.add(ipv6Last + 1, 0);
      }
      ipv6.add(begin, place);
      ipv6Begun = true;
      ipv6Last = last;
    }

    /** The table of what was added. */
    public PlaceTable build() {
      if (ipv4End < IPV4_END) {
        ipv4.add((int) ipv4End, 0);
      }
      if (!ipv6Begun || ipv6Last != -1) {
        ipv6.add(ipv6Begun ? ipv6Last + 1 : 0, 0);
      }
      return new PlaceTable(places.toArray(Place[]::new), ipv4.build(), ipv6.build());
    }
  }
}
