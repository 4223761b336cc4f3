package io.milepost.model.record;

import java.util.List;

/** What a record set answers with: its own values, or those of another name. */
public sealed interface RecordData {
  /**
   * Values of the set's own.
   *
   * @param ttlSeconds 0 to 2147483647
   * @param values 1 to 400 texts, as they were written
   * @param rdata the same values in wire form, in the same order
   */
  record Values(long ttlSeconds, List<String> values, RdataList rdata) implements RecordData {
    public Values {
      values = List.copyOf(values);
      if (values.size() != rdata.count()) {
        throw new IllegalArgumentException(values.size() + " texts, " + rdata.count() + " rdata");
      }
      if (ttlSeconds < 0 || ttlSeconds > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("TTL " + ttlSeconds);
      }
    }
  }

  /** The values of another record set, or of an AWS endpoint. */
  record Alias(AliasTarget target) implements RecordData {}
}
