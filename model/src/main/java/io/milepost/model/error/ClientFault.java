package io.milepost.model.error;

/** The request is at fault ({@code Sender} on the wire). */
public abstract sealed class ClientFault extends Route53Exception
    permits ConflictingDomainExists,
        DelegationSetNotAvailable,
        Forbidden,
        HostedZoneAlreadyExists,
        HostedZoneNotEmpty,
        InvalidChangeBatch,
        InvalidDomainName,
        InvalidInput,
        MalformedInput,
        NoSuchChange,
        NoSuchCidrCollection,
        NoSuchCidrLocation,
        NoSuchDelegationSet,
        NoSuchHealthCheck,
        NoSuchHostedZone,
        RequestTooLarge,
        UnknownOperation {
  private static final long serialVersionUID = 1L;

  ClientFault(String code, int httpStatus, String message) {
    super(code, httpStatus, message);
  }
}
