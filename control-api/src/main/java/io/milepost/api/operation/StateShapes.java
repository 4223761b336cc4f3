package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.zone.Vpc;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.VPC;

/** The shapes of the API for documents of all state, with the checks that the operations make. */
public final class StateShapes {
  private StateShapes() {}

  /** A record set as ListResourceRecordSets shows it. */
  public static ResourceRecordSet shape(io.milepost.model.record.ResourceRecordSet set) {
    return RecordSetShape.of(set);
  }

  public static VPC shape(Vpc vpc) {
    return VpcShapes.of(vpc);
  }

  public static Tag shape(io.milepost.model.tag.Tag tag) {
    return Tag.builder().key(tag.key()).value(tag.value()).build();
  }

  /** A health check as GetHealthCheck shows it. */
  public static software.amazon.awssdk.services.route53.model.HealthCheck shape(HealthCheck check) {
    return HealthCheckShapes.healthCheck(check);
  }

  /** The type of a health check that is to be written. */
  public static HealthCheckType type(HealthCheckConfig config) {
    return HealthCheckShapes.type(config);
  }

  /** The settings of a health check that is to be written. */
  public static HealthCheckSettings settings(HealthCheckConfig config) {
    return HealthCheckShapes.settings(config);
  }

  /**
   * A record set that is to be written.
   *
   * @throws InvalidInput if its members exclude or lack each other
   */
  public static RequestedChange recordSet(ResourceRecordSet set) {
    Change change = Change.builder().action(ChangeAction.UPSERT).resourceRecordSet(set).build();
    List<String> faults = ChangeFaults.of(change);
    if (!faults.isEmpty()) {
      throw new InvalidInput(String.join(", ", faults));
    }
    return RequestedChanges.of(change);
  }

  /**
   * A VPC.
   *
   * @throws InvalidInput if id or region are missing
   * @throws io.milepost.model.error.InvalidVPCId if the id is not of the form of VPC ids
   */
  public static Vpc vpc(VPC vpc) {
    return VpcShapes.read(vpc);
  }

  /**
   * A tag.
   *
   * @throws InvalidInput if it has no key
   */
  public static io.milepost.model.tag.Tag tag(Tag tag) {
    if (tag.key() == null) {
      throw new InvalidInput("A tag has a Key.");
    }
    return new io.milepost.model.tag.Tag(tag.key(), tag.value() == null ? "" : tag.value());
  }

  /**
   * The name of a public zone.
   *
   * @throws io.milepost.model.error.InvalidDomainName if a public zone can't have it
   */
  public static DnsName publicZoneName(String text) {
    return ZoneName.ofNewPublicZone(text);
  }

  /**
   * The name of a private zone.
   *
   * @throws io.milepost.model.error.InvalidDomainName if a private zone can't have it
   */
  public static DnsName privateZoneName(String text) {
    return ZoneName.ofNewPrivateZone(text);
  }

  /**
   * Any name.
   *
   * @throws io.milepost.model.error.InvalidDomainName if it can't be read
   */
  public static DnsName anyName(String text) {
    return ZoneName.parse(text);
  }
}
