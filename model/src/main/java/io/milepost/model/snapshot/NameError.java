package io.milepost.model.snapshot;

/** The name is not in the zone, and no wildcard stands in for it. */
public final class NameError implements LookupResult {
  static final NameError INSTANCE = new NameError();

  private NameError() {}
}
