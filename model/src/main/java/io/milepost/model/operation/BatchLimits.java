package io.milepost.model.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * How large a change batch may be. Each element and each character of an UPSERT counts twice; an
 * alias is one element.
 *
 * @see "Route 53 API Reference: ChangeResourceRecordSets, limits on change batches"
 */
final class BatchLimits {
  static final int MAX_ELEMENTS = 1_000;
  static final int MAX_CHARACTERS = 32_000;

  private BatchLimits() {}

  static List<String> faults(ChangeBatch batch) {
    long elements = 0;
    long characters = 0;
    for (RequestedChange change : batch.changes()) {
      int times = change.action() == RequestedChange.Action.UPSERT ? 2 : 1;
      elements += times * elements(change.data());
      characters += times * characters(change.data());
    }
    List<String> faults = new ArrayList<>();
    if (elements > MAX_ELEMENTS) {
      faults.add("Number of records limit of " + MAX_ELEMENTS + " exceeded.");
    }
    if (characters > MAX_CHARACTERS) {
      faults.add("Number of characters limit of " + MAX_CHARACTERS + " exceeded.");
    }
    return faults;
  }

  private static long elements(RequestedData data) {
    return switch (data) {
      case RequestedData.Values values -> values.values().size();
      case RequestedData.Alias _, RequestedData.TrafficPolicyInstance _ -> 1;
    };
  }

  private static long characters(RequestedData data) {
    return switch (data) {
      case RequestedData.Values values ->
          values.values().stream()
              .mapToLong(value -> value.codePointCount(0, value.length()))
              .sum();
      case RequestedData.Alias _, RequestedData.TrafficPolicyInstance _ -> 0;
    };
  }
}
