package io.milepost.model.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcAuthorization;
import io.milepost.model.zone.VpcId;
import java.util.List;
import java.util.Optional;

/** Reads which VPCs see which private zones. */
public interface VpcReader {
  /** The VPCs of a zone in the order in which they were associated; none for a public zone. */
  List<Vpc> vpcs(HostedZoneId zone);

  /** The VPC with that id, if it is associated with any zone. */
  Optional<Vpc> vpc(VpcId id);

  /**
   * The private zones of a VPC in the order of their creation.
   *
   * @param fromNumber the lowest {@link HostedZone#number()} to return
   * @param limit the most zones to return
   */
  List<HostedZone> hostedZonesOfVpc(VpcId vpc, long fromNumber, int limit);

  /** The private zone of exactly that name that a VPC sees. */
  Optional<HostedZone> hostedZoneOfVpc(VpcId vpc, DnsName name);

  /**
   * The VPCs that other accounts may associate with a zone, in the order of their authorization.
   *
   * @param fromNumber the lowest {@link VpcAuthorization#number()} to return
   * @param limit the most authorizations to return
   */
  List<VpcAuthorization> vpcAuthorizations(HostedZoneId zone, long fromNumber, int limit);
}
