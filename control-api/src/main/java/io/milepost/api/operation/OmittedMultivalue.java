package io.milepost.api.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Completes a DELETE that leaves out {@code MultiValueAnswer}, as some clients do: of a multivalue
 * answer set name, type and identifier say enough.
 */
final class OmittedMultivalue {
  private OmittedMultivalue() {}

  static List<Change> completed(List<Change> changes, HostedZoneId zone, Store store) {
    if (changes.stream().noneMatch(OmittedMultivalue::lacksRouting)) {
      return changes;
    }
    return store.read(
        reader -> changes.stream().map(change -> completed(change, zone, reader)).toList());
  }

  private static boolean lacksRouting(Change change) {
    return change.action() == ChangeAction.DELETE
        && change.resourceRecordSet().setIdentifier() != null
        && RoutingField.in(change.resourceRecordSet()).isEmpty();
  }

  private static Change completed(Change change, HostedZoneId zone, StoreReader reader) {
    ResourceRecordSet set = change.resourceRecordSet();
    return lacksRouting(change) && isMultivalue(set, zone, reader)
        ? change.toBuilder()
            .resourceRecordSet(set.toBuilder().multiValueAnswer(true).build())
            .build()
        : change;
  }

  private static boolean isMultivalue(
      ResourceRecordSet set, HostedZoneId zone, StoreReader reader) {
    DnsName name;
    try {
      name = DnsName.parse(set.name());
    } catch (FatalProblemException e) {
      return false;
    }
    return reader.recordSetsAt(zone, name).stream()
        .anyMatch(stored ->
            stored.routing() instanceof RoutingPolicy.Multivalue multivalue
                && multivalue.identifier().value().equals(set.setIdentifier())
                && stored.type().name().equals(set.typeAsString()));
  }
}
