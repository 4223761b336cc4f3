package io.milepost.conformance.zones;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A resource record set with simple routing.
 *
 * @param type the DNS type's number
 */
public record RecordSet(Name owner, int type, long ttlSeconds, List<RecordValue> values) {
  public RecordSet {
    values = List.copyOf(values);
  }

  /** The set as the API lists it, its values taken as they are written. */
  public static RecordSet verbatim(Name owner, ResourceRecordSet listed) {
    return new RecordSet(
        owner,
        Type.value(listed.typeAsString()),
        listed.ttl(),
        listed.resourceRecords().stream().map(record -> RecordValue.of(record.value())).toList());
  }

  /** The change that makes this set. */
  public Change change(ChangeAction action, Notation notation) {
    ResourceRecordSet set =
        ResourceRecordSet.builder()
            .name(notation.name(owner))
            .type(Type.string(type))
            .ttl(ttlSeconds)
            .resourceRecords(
                values.stream()
                    .map(value -> ResourceRecord.builder().value(value.text(notation)).build())
                    .toList())
            .build();
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  /** The records as a DNS client sees them. */
  public List<Record> records() {
    return values.stream().map(this::record).toList();
  }

  private Record record(RecordValue value) {
    String text = value.text(Notation.MASTER_FILE);
    try {
      return Record.fromString(owner, type, DClass.IN, ttlSeconds, text, Name.root);
    } catch (IOException e) {
      throw new IllegalStateException("not parsed: " + Type.string(type) + " " + text, e);
    }
  }

  /** The set's lines in a zone file. */
  String masterFileLines() {
    return values.stream()
        .map(value ->
            "%s %d IN %s %s%n"
                .formatted(
                    Notation.MASTER_FILE.name(owner),
                    ttlSeconds,
                    Type.string(type),
                    value.text(Notation.MASTER_FILE)))
        .collect(Collectors.joining());
  }
}
