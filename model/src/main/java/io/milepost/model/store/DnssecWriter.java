package io.milepost.model.store;

import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.zone.ZoneReference;

/** Changes the keys of zones. */
public interface DnssecWriter {
  /** Replaces all that a zone has of keys and states. */
  void putDnssec(ZoneReference zone, ZoneDnssec dnssec);
}
