package io.milepost.api.state;

import io.milepost.api.operation.StateShapes;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.RestoredZone;
import io.milepost.model.operation.RestoredZone.Visibility;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;

/** A hosted zone of a document. */
final class HostedZoneEntry {
  private static final int MAX_NAME_LENGTH = 1024;
  private static final int MAX_COMMENT_LENGTH = 256;

  private HostedZoneEntry() {}

  /**
   * Reads a zone.
   *
   * @throws io.milepost.model.error.InvalidInput if it is not of the form; the text says where
   */
  static RestoredZone read(StateObject entry) {
    boolean isPrivate = entry.flag("PrivateZone");
    RestoredZone zone =
        new RestoredZone(
            StateFields.id(entry, "Id", 'Z').map(HostedZoneId::new),
            name(entry, isPrivate),
            StateFields.callerReference(entry),
            entry.text("Comment", MAX_COMMENT_LENGTH),
            isPrivate ? toVpcs(entry) : toAll(entry),
            StateFields.tags(entry),
            DnssecFormat.read(entry),
            ShapeLists.read(
                entry,
                "ResourceRecordSets",
                ResourceRecordSet::builder,
                ResourceRecordSet.class,
                StateShapes::recordSet));
    entry.end();
    return zone;
  }

  private static DnsName name(StateObject entry, boolean isPrivate) {
    String name = entry.requiredText("Name", MAX_NAME_LENGTH);
    return ShapeLists.located(
        entry.place(),
        () -> isPrivate ? StateShapes.privateZoneName(name) : StateShapes.publicZoneName(name));
  }

  private static Visibility toVpcs(StateObject entry) {
    Visibility.ToVpcs shown =
        new Visibility.ToVpcs(vpcs(entry, "VPCs"), vpcs(entry, "VPCAssociationAuthorizations"));
    if (shown.vpcs().isEmpty()) {
      throw entry.refusal("a private zone has at least one VPC.");
    }
    return shown;
  }

  private static List<Vpc> vpcs(StateObject entry, String name) {
    return ShapeLists.read(entry, name, VPC::builder, VPC.class, StateShapes::vpc);
  }

  private static Visibility toAll(StateObject entry) {
    Optional<String> status = entry.text("AcceleratedRecoveryStatus", MAX_COMMENT_LENGTH);
    return new Visibility.ToAll(
        StateFields.nameServers(entry),
        StateFields.id(entry, "DelegationSetId", 'N').map(DelegationSetId::new),
        status.map(text ->
            Stream.of(AcceleratedRecovery.values())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                    entry.refusal(
                        "the field 'AcceleratedRecoveryStatus' is not ENABLED or DISABLED."))));
  }
}
