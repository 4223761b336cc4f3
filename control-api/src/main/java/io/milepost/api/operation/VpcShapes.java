package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.InvalidVPCId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import software.amazon.awssdk.services.route53.model.VPC;

/** VPCs in the shapes of the API. */
final class VpcShapes {
  private VpcShapes() {}

  /**
   * The VPC that a request means.
   *
   * @throws InvalidInput if id or region are missing
   * @throws InvalidVPCId if the id is not of the form of VPC ids
   */
  static Vpc read(VPC vpc) {
    if (vpc.vpcId() == null || vpc.vpcRegion() == null) {
      throw new InvalidInput("Both VPCId and VPCRegion are required.");
    }
    if (!VpcId.isValid(vpc.vpcId())) {
      throw new InvalidVPCId();
    }
    return new Vpc(vpc.vpcRegionAsString(), new VpcId(vpc.vpcId()));
  }

  static VPC of(Vpc vpc) {
    return VPC.builder().vpcRegion(vpc.region()).vpcId(vpc.id().value()).build();
  }
}
