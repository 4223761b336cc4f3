package io.milepost.model.snapshot;

/** The name is there, the type is not. */
public final class NoData implements LookupResult {
  public static final NoData INSTANCE = new NoData();

  private NoData() {}
}
