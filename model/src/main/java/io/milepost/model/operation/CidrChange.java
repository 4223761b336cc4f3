package io.milepost.model.operation;

import java.util.List;

/**
 * A change to a location of a CIDR collection, as it was asked for.
 *
 * @param locationName 1 to 16 letters, digits, hyphens and underscores
 * @param blocks each as text
 * @see "Route 53 API Reference: CidrCollectionChange"
 */
public record CidrChange(String locationName, Action action, List<String> blocks) {
  public CidrChange {
    blocks = List.copyOf(blocks);
  }

  /** What becomes of the blocks. */
  public enum Action {
    /** They are in the location from now on. */
    PUT,
    /** They are not in the location from now on, if they were. */
    DELETE_IF_EXISTS
  }
}
