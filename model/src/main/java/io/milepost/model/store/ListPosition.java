package io.milepost.model.store;

import io.milepost.model.name.DnsName;

/**
 * Where a list of record sets begins: at the first set whose name's sort key, type name and set
 * identifier are not less than these.
 *
 * @param sortKey {@link DnsName#sortKey()}; empty for the first of all
 * @param type a type's name, or empty; looked at only among sets of exactly that name
 * @param setIdentifier a set identifier, or empty; looked at only among sets of that name and type
 */
public record ListPosition(String sortKey, String type, String setIdentifier) {
  /** The beginning of the zone. */
  public static final ListPosition START = new ListPosition("", "", "");
}
