package io.milepost.model.operation;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/** Records an accepted change, so that GetChange knows it. */
final class Submission {
  private Submission() {}

  /** The change's info as the API gives it at once: PENDING. */
  static ChangeInfo of(StoreTransaction transaction, Optional<String> comment) {
    ChangeId id = new ChangeId(transaction.ids().next('C'));
    ChangeInfo info = new ChangeInfo(id, ChangeInfo.Status.PENDING, transaction.now(), comment);
    transaction.insertChange(info);
    return info;
  }
}
