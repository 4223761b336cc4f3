package io.milepost.model.error;

/** The request is at fault ({@code Sender} on the wire). */
public abstract sealed class ClientFault extends Route53Exception
    permits CidrBlockInUse,
        CidrCollectionAlreadyExists,
        CidrCollectionInUse,
        CidrCollectionVersionMismatch,
        ConflictingDomainExists,
        DelegationSetAlreadyCreated,
        DelegationSetAlreadyReusable,
        DelegationSetInUse,
        DelegationSetNotAvailable,
        Forbidden,
        HealthCheckAlreadyExists,
        HealthCheckVersionMismatch,
        HostedZoneAlreadyExists,
        HostedZoneNotEmpty,
        HostedZoneNotFound,
        HostedZoneNotPrivate,
        IncompleteSignature,
        InvalidArgument,
        InvalidChangeBatch,
        InvalidClientTokenId,
        InvalidDomainName,
        InvalidInput,
        InvalidPaginationToken,
        InvalidVPCId,
        LastVPCAssociation,
        LimitsExceeded,
        MalformedInput,
        MissingAuthenticationToken,
        NoSuchChange,
        NoSuchCidrCollection,
        NoSuchCidrLocation,
        NoSuchDelegationSet,
        NoSuchGeoLocation,
        NoSuchHealthCheck,
        NoSuchHostedZone,
        PriorRequestNotComplete,
        PublicZoneVPCAssociation,
        RequestTooLarge,
        SignatureDoesNotMatch,
        Throttling,
        ThrottlingException,
        TooManyHealthChecks,
        TooManyHostedZones,
        TooManyVPCAssociationAuthorizations,
        UnknownOperation,
        VPCAssociationAuthorizationNotFound,
        VPCAssociationNotFound {
  private static final long serialVersionUID = 1L;

  ClientFault(String code, int httpStatus, String message) {
    super(code, httpStatus, message);
  }
}
