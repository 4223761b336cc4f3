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
}
