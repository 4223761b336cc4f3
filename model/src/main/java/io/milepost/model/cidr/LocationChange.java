package io.milepost.model.cidr;

import java.util.List;

/**
 * What becomes of one location of a CIDR collection.
 *
 * @param removed blocks that are in it before
 * @param added blocks that are in it behind
 */
public record LocationChange(String locationName, List<Cidr> removed, List<Cidr> added) {
  public LocationChange {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }
}
