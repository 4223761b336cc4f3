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
          "AssociateVPCWithHostedZone",
          "ChangeResourceRecordSets",
          "ChangeTagsForResource",
          "CreateHealthCheck",
          "CreateHostedZone",
          "CreateReusableDelegationSet",
          "CreateVPCAssociationAuthorization",
          "DeleteHealthCheck",
          "DeleteHostedZone",
          "DeleteReusableDelegationSet",
          "DeleteVPCAssociationAuthorization",
          "DisassociateVPCFromHostedZone",
          "GetAccountLimit",
          "GetChange",
          "GetHealthCheck",
          "GetHealthCheckCount",
          "GetHostedZone",
          "GetHostedZoneCount",
          "GetHostedZoneLimit",
          "GetReusableDelegationSet",
          "GetReusableDelegationSetLimit",
          "ListHealthChecks",
          "ListHostedZones",
          "ListHostedZonesByName",
          "ListHostedZonesByVPC",
          "ListResourceRecordSets",
          "ListReusableDelegationSets",
          "ListTagsForResource",
          "ListTagsForResources",
          "ListVPCAssociationAuthorizations",
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
      ActivateKeySigningKey POST /keysigningkey/Z123/key/activate
      ChangeCidrCollection POST /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      CreateCidrCollection POST /cidrcollection
      CreateKeySigningKey POST /keysigningkey
      CreateQueryLoggingConfig POST /queryloggingconfig
      CreateTrafficPolicy POST /trafficpolicy
      CreateTrafficPolicyInstance POST /trafficpolicyinstance
      CreateTrafficPolicyVersion POST /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef
      DeactivateKeySigningKey POST /keysigningkey/Z123/key/deactivate
      DeleteCidrCollection DELETE /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      DeleteKeySigningKey DELETE /keysigningkey/Z123/key
      DeleteQueryLoggingConfig DELETE /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      DeleteTrafficPolicy DELETE /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      DeleteTrafficPolicyInstance DELETE /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      DisableHostedZoneDNSSEC POST /hostedzone/Z123/disable-dnssec
      EnableHostedZoneDNSSEC POST /hostedzone/Z123/enable-dnssec
      GetCheckerIpRanges GET /checkeripranges
      GetDNSSEC GET /hostedzone/Z123/dnssec
      GetGeoLocation GET /geolocation?countrycode=FR
      GetHealthCheckLastFailureReason GET /healthcheck/01234567-89ab-cdef-0123-456789abcdef/lastfailurereason
      GetHealthCheckStatus GET /healthcheck/01234567-89ab-cdef-0123-456789abcdef/status
      GetQueryLoggingConfig GET /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      GetTrafficPolicy GET /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      GetTrafficPolicyInstance GET /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      GetTrafficPolicyInstanceCount GET /trafficpolicyinstancecount
      ListCidrBlocks GET /cidrcollection/01234567-89ab-cdef-0123-456789abcdef/cidrblocks
      ListCidrCollections GET /cidrcollection
      ListCidrLocations GET /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      ListGeoLocations GET /geolocations
      ListQueryLoggingConfigs GET /queryloggingconfig
      ListTrafficPolicies GET /trafficpolicies
      ListTrafficPolicyInstances GET /trafficpolicyinstances
      ListTrafficPolicyInstancesByHostedZone GET /trafficpolicyinstances/hostedzone?id=Z123
      ListTrafficPolicyInstancesByPolicy GET /trafficpolicyinstances/trafficpolicy?id=01234567-89ab-cdef-0123-456789abcdef&version=1
      ListTrafficPolicyVersions GET /trafficpolicies/01234567-89ab-cdef-0123-456789abcdef/versions
      TestDNSAnswer GET /testdnsanswer?hostedzoneid=Z123&recordname=www.example.com&recordtype=A
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
