package io.milepost.model.error;

/**
 * The zone would share a name server or a VPC with a zone of the same, a higher or a lower name.
 */
public final class ConflictingDomainExists extends ClientFault {
  private static final long serialVersionUID = 1L;

  public ConflictingDomainExists() {
    super(
        "ConflictingDomainExists",
        400,
        "A conflicting domain is already associated with the given VPC or Delegation Set.");
  }

  /** A VPC that sees a zone of the same name already. */
  public ConflictingDomainExists(String vpcId, String region, String zoneName) {
    super(
        "ConflictingDomainExists",
        400,
        ("The VPC that you chose, %s in region %s, is already associated with another private hosted"
                + " zone that has an overlapping name space, %s.")
            .formatted(vpcId, region, zoneName));
  }
}
