package io.milepost.model.record;

import io.milepost.model.name.DnsName;
import java.util.Comparator;
import java.util.Optional;

/**
 * What identifies a record set within its zone; ordered as Route 53 lists them: by reversed name,
 * by type name, by set identifier.
 *
 * @see "Route 53 API Reference: ListResourceRecordSets"
 */
public record RecordSetKey(DnsName name, RecordType type, Optional<SetIdentifier> setIdentifier)
    implements Comparable<RecordSetKey> {
  private static final Comparator<RecordSetKey> ORDER =
      Comparator.comparing(RecordSetKey::name)
          .thenComparing(RecordSetKey::type)
          .thenComparing(RecordSetKey::identifierText);

  /** The set identifier, empty for simple routing. */
  public String identifierText() {
    return setIdentifier.map(SetIdentifier::value).orElse("");
  }

  @Override
  public int compareTo(RecordSetKey other) {
    return ORDER.compare(this, other);
  }
}
