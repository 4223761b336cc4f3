package io.milepost.model.store;

import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;

/** What a record set answers with, without the texts of its values. */
public sealed interface PreparedData {
  /**
   * Values in wire form.
   *
   * @param ttlSeconds 0 to 2147483647
   */
  record Values(int ttlSeconds, RdataList rdata) implements PreparedData {}

  /** The values of another record set, or of an AWS endpoint. */
  record Alias(AliasTarget target) implements PreparedData {}
}
