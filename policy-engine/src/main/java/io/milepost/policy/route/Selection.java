package io.milepost.policy.route;

/** What became of a choice. */
public enum Selection {
  /** One or more sets with values were chosen. */
  VALUES,
  /** Nothing is there for this client: the name answers as if it had no set of the type. */
  NOTHING,
  /** An alias leads to an endpoint whose addresses are not known. */
  UNKNOWN_ENDPOINT
}
