package io.milepost.conformance.peers;

import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.ZoneFile;
import io.milepost.conformance.zones.Notation;
import io.milepost.conformance.zones.RandomZone;
import io.milepost.conformance.zones.RecordSet;
import java.util.List;

/** Makes zones here through the API, and the same zones for others. */
final class PeerZones {
  private PeerZones() {}

  /** Creates the zone through the API and gives it as the others are to read it. */
  static ZoneFile create(Route53Api api, RandomZone zone) {
    String id =
        api.createZone(Notation.ROUTE_53_ESCAPED.name(zone.origin()), zone.origin().toString());
    List<RecordSet> defaults =
        api.listRecordSets(id).stream()
            .map(listed -> RecordSet.verbatim(zone.origin(), listed))
            .toList();
    api.change(id, zone.changes());
    return zone.zoneFile(defaults);
  }
}
