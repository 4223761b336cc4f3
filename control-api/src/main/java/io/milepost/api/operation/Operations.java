package io.milepost.api.operation;

import io.milepost.model.store.Store;
import java.util.List;

/** The operations that Milepost has. */
public final class Operations {
  private Operations() {}

  /** All of them. */
  public static List<Operation<?, ?>> of(Store store) {
    return List.of(
        new ChangeResourceRecordSets(store),
        new CreateHostedZone(store),
        new DeleteHostedZone(store),
        new GetChange(store),
        new GetHostedZone(store),
        new ListHostedZones(store),
        new ListHostedZonesByName(store),
        new ListResourceRecordSets(store));
  }
}
