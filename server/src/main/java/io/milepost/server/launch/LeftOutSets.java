package io.milepost.server.launch;

import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.PreparedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which stored record sets are not served, since this version can't follow their policy. */
final class LeftOutSets {
  private static final Logger LOG = LoggerFactory.getLogger(LeftOutSets.class);

  private LeftOutSets() {}

  static void tell(PreparedSet set, String why) {
    LOG.warn(
        "The record set {} {}, SetIdentifier '{}', is not served until it is written again: {}",
        set.owner(),
        set.type(),
        set.routing().setIdentifier().map(SetIdentifier::value).orElse(""),
        why);
  }
}
