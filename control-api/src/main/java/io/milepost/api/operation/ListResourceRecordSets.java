package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;

/** Lists the record sets of a zone by reversed name, type name and set identifier. */
final class ListResourceRecordSets
    implements Operation<ListResourceRecordSetsRequest, ListResourceRecordSetsResponse> {
  private static final int DEFAULT_ITEMS = 100;
  private static final int MAX_ITEMS = 300;

  private final Store store;

  ListResourceRecordSets(Store store) {
    this.store = store;
  }

  @Override
  public ListResourceRecordSetsResponse handle(ListResourceRecordSetsRequest request) {
    HostedZoneId zone = new HostedZoneId(request.hostedZoneId());
    int size = PageSize.ofMaxItems(request.maxItems(), DEFAULT_ITEMS, MAX_ITEMS);
    ListPosition from = from(request);
    Page<ResourceRecordSet> page =
        Page.of(
            store.read(reader -> {
              if (reader.hostedZone(zone).isEmpty()) {
                throw new NoSuchHostedZone(zone.value());
              }
              return reader.recordSets(zone, from, size + 1);
            }),
            size);
    Optional<ResourceRecordSet> next = page.next();
    return ListResourceRecordSetsResponse.builder()
        .resourceRecordSets(page.items().stream().map(RecordSetShape::of).toList())
        .isTruncated(next.isPresent())
        .nextRecordName(next.map(set -> set.name().toString()).orElse(null))
        .nextRecordType(next.map(set -> set.type().name()).orElse(null))
        .nextRecordIdentifier(
            next.flatMap(set -> set.routing().setIdentifier())
                .map(SetIdentifier::value)
                .orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }

  private static ListPosition from(ListResourceRecordSetsRequest request) {
    Optional<String> name = Given.text(request.startRecordName());
    Optional<String> type = Given.text(request.startRecordTypeAsString());
    Optional<String> identifier = Given.text(request.startRecordIdentifier());
    if (type.isPresent() && name.isEmpty()) {
      throw new InvalidInput("StartRecordType is given without StartRecordName.");
    }
    if (identifier.isPresent() && type.isEmpty()) {
      throw new InvalidInput(
          "StartRecordIdentifier is given without StartRecordName and StartRecordType.");
    }
    return new ListPosition(
        name.map(ListResourceRecordSets::sortKey).orElse(""),
        type.orElse(""),
        identifier.orElse(""));
  }

  private static String sortKey(String name) {
    try {
      return DnsName.parse(name).sortKey();
    } catch (FatalProblemException e) {
      throw new InvalidInput(e.problem().message());
    }
  }
}
