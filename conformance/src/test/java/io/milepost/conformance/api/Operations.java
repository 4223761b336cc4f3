package io.milepost.conformance.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * Route 53's operations that Milepost does not have yet.
 *
 * @see "Route 53 API Reference: Actions"
 */
final class Operations {
  private Operations() {}

  /** The operations that are there. */
  static final List<String> IMPLEMENTED =
      List.of(
          "ActivateKeySigningKey",
          "AssociateVPCWithHostedZone",
          "ChangeCidrCollection",
          "ChangeResourceRecordSets",
          "ChangeTagsForResource",
          "CreateCidrCollection",
          "CreateHealthCheck",
          "CreateHostedZone",
          "CreateKeySigningKey",
          "CreateReusableDelegationSet",
          "CreateVPCAssociationAuthorization",
          "DeactivateKeySigningKey",
          "DeleteCidrCollection",
          "DeleteHealthCheck",
          "DeleteHostedZone",
          "DeleteKeySigningKey",
          "DeleteReusableDelegationSet",
          "DeleteVPCAssociationAuthorization",
          "DisableHostedZoneDNSSEC",
          "DisassociateVPCFromHostedZone",
          "EnableHostedZoneDNSSEC",
          "GetAccountLimit",
          "GetChange",
          "GetCheckerIpRanges",
          "GetDNSSEC",
          "GetGeoLocation",
          "GetHealthCheck",
          "GetHealthCheckCount",
          "GetHealthCheckLastFailureReason",
          "GetHealthCheckStatus",
          "GetHostedZone",
          "GetHostedZoneCount",
          "GetHostedZoneLimit",
          "GetReusableDelegationSet",
          "GetReusableDelegationSetLimit",
          "ListCidrBlocks",
          "ListCidrCollections",
          "ListCidrLocations",
          "ListGeoLocations",
          "ListHealthChecks",
          "ListHostedZones",
          "ListHostedZonesByName",
          "ListHostedZonesByVPC",
          "ListResourceRecordSets",
          "ListReusableDelegationSets",
          "ListTagsForResource",
          "ListTagsForResources",
          "ListVPCAssociationAuthorizations",
          "TestDNSAnswer",
          "UpdateHealthCheck",
          "UpdateHostedZoneComment",
          "UpdateHostedZoneFeatures");

  /**
   * An operation as it is asked for.
   *
   * @param path below the version, with example values for its parameters
   */
  record Operation(String name, String method, String path) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String NOT_IMPLEMENTED =
      """
      CreateQueryLoggingConfig POST /queryloggingconfig
      CreateTrafficPolicy POST /trafficpolicy
      CreateTrafficPolicyInstance POST /trafficpolicyinstance
      CreateTrafficPolicyVersion POST /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef
      DeleteQueryLoggingConfig DELETE /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      DeleteTrafficPolicy DELETE /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      DeleteTrafficPolicyInstance DELETE /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      GetQueryLoggingConfig GET /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      GetTrafficPolicy GET /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      GetTrafficPolicyInstance GET /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      GetTrafficPolicyInstanceCount GET /trafficpolicyinstancecount
      ListQueryLoggingConfigs GET /queryloggingconfig
      ListTrafficPolicies GET /trafficpolicies
      ListTrafficPolicyInstances GET /trafficpolicyinstances
      ListTrafficPolicyInstancesByHostedZone GET /trafficpolicyinstances/hostedzone?id=Z123
      ListTrafficPolicyInstancesByPolicy GET /trafficpolicyinstances/trafficpolicy?id=01234567-89ab-cdef-0123-456789abcdef&version=1
      ListTrafficPolicyVersions GET /trafficpolicies/01234567-89ab-cdef-0123-456789abcdef/versions
      UpdateTrafficPolicyComment POST /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      UpdateTrafficPolicyInstance POST /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      """;

  static Stream<Operation> notImplemented() {
    return NOT_IMPLEMENTED
        .lines()
        .map(line -> line.split(" ", 3))
        .map(words -> new Operation(words[0], words[1], words[2]));
  }
}
