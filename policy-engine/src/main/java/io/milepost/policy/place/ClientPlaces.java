package io.milepost.policy.place;

import io.milepost.model.cidr.Cidr;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.ClientAddress;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where clients are said to be, and for all others what a database knows: the longest block that
 * holds an address decides, before the database is asked. The blocks are replaced all at once, by
 * one volatile write.
 */
public final class ClientPlaces implements Locator {
  private final Locator database;
  private volatile Blocks blocks;

  /** Blocks as they are listed and as they are searched; neither changes. */
  private record Blocks(SortedMap<Cidr, Place> listed, CidrMap<Place> searched) {
    static Blocks of(Map<Cidr, Place> places) {
      return new Blocks(
          Collections.unmodifiableSortedMap(new TreeMap<>(places)), CidrMap.of(places));
    }
  }

  /**
   * @param database is asked for addresses that no block holds
   */
  public ClientPlaces(Map<Cidr, Place> places, Locator database) {
    this.database = database;
    this.blocks = Blocks.of(places);
  }

  /** The blocks and their places. */
  public SortedMap<Cidr, Place> places() {
    return blocks.listed();
  }

  /** Has these blocks from now on, and no others. */
  public void replace(Map<Cidr, Place> places) {
    blocks = Blocks.of(places);
  }

  @Override
  public Place locate(ClientAddress address) {
    Place said = blocks.searched().find(address);
    return said == null ? database.locate(address) : said;
  }
}
