package io.milepost.api.state;

import io.milepost.api.operation.StateShapes;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.RestoredZones;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneKind;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The hosted zones with their record sets, VPCs and tags. */
final class HostedZonesFormat implements SectionFormat {
  private final KeyMaker keys;
  private final boolean strict;

  HostedZonesFormat(KeyMaker keys, boolean strict) {
    this.keys = keys;
    this.strict = strict;
  }

  @Override
  public String name() {
    return "hostedZones";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    reader
        .hostedZones(ZoneFilter.ALL, 0, Integer.MAX_VALUE)
        .forEach(zone -> section.add(write(zone, reader)));
    return section;
  }

  private static ObjectNode write(HostedZone zone, StoreReader reader) {
    HostedZoneId id = zone.id();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("Id", id.value());
    entry.put("Name", zone.name().toString());
    entry.put("CallerReference", zone.callerReference());
    zone.comment().ifPresent(comment -> entry.put("Comment", comment));
    entry.put("PrivateZone", zone.isPrivate());
    switch (zone.kind()) {
      case ZoneKind.Public shown -> {
        shown.nameServers().forEach(entry.putArray("NameServers")::add);
        shown.delegationSet().ifPresent(set -> entry.put("DelegationSetId", set.value()));
        shown
            .acceleratedRecovery()
            .ifPresent(status -> entry.put("AcceleratedRecoveryStatus", status.name()));
      }
      case ZoneKind.Private _ -> {
        ArrayNode vpcs = entry.putArray("VPCs");
        reader.vpcs(id).forEach(vpc -> vpcs.add(ShapeJson.write(StateShapes.shape(vpc))));
        ArrayNode authorized = entry.putArray("VPCAssociationAuthorizations");
        reader
            .vpcAuthorizations(id, 0, Integer.MAX_VALUE)
            .forEach(one -> authorized.add(ShapeJson.write(StateShapes.shape(one.vpc()))));
      }
    }
    StateFields.writeTags(entry, reader, TaggedResource.of(id));
    DnssecFormat.write(reader.dnssec(id)).ifPresent(dnssec -> entry.set("DNSSEC", dnssec));
    ArrayNode sets = entry.putArray("ResourceRecordSets");
    reader
        .recordSets(id, ListPosition.START, Integer.MAX_VALUE)
        .forEach(set -> sets.add(ShapeJson.write(StateShapes.shape(set))));
    return entry;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredZones(entries.stream().map(HostedZoneEntry::read).toList(), keys, strict);
  }
}
