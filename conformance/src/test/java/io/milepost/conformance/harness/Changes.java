package io.milepost.conformance.harness;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Changes of a batch, and the simple record sets in them, in one line each. */
public final class Changes {
  private Changes() {}

  public static Change create(String name, RRType type, long ttlSeconds, String... values) {
    return of(ChangeAction.CREATE, recordSet(name, type, ttlSeconds, values));
  }

  public static Change upsert(String name, RRType type, long ttlSeconds, String... values) {
    return of(ChangeAction.UPSERT, recordSet(name, type, ttlSeconds, values));
  }

  public static Change delete(String name, RRType type, long ttlSeconds, String... values) {
    return of(ChangeAction.DELETE, recordSet(name, type, ttlSeconds, values));
  }

  public static Change of(ChangeAction action, ResourceRecordSet recordSet) {
    return Change.builder().action(action).resourceRecordSet(recordSet).build();
  }

  /** A record set without a routing policy. */
  public static ResourceRecordSet recordSet(
      String name, RRType type, long ttlSeconds, String... values) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(type)
        .ttl(ttlSeconds)
        .resourceRecords(records(values))
        .build();
  }

  public static List<ResourceRecord> records(String... values) {
    return Arrays.stream(values)
        .map(value -> ResourceRecord.builder().value(value).build())
        .toList();
  }
}
