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
          "ChangeResourceRecordSets",
          "CreateHostedZone",
          "DeleteHostedZone",
          "GetChange",
          "GetHostedZone",
          "ListHostedZones",
          "ListHostedZonesByName",
          "ListResourceRecordSets");

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
      AssociateVPCWithHostedZone POST /hostedzone/Z123/associatevpc
      ChangeCidrCollection POST /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      ChangeTagsForResource POST /tags/hostedzone/Z123
      CreateCidrCollection POST /cidrcollection
      CreateHealthCheck POST /healthcheck
      CreateKeySigningKey POST /keysigningkey
      CreateQueryLoggingConfig POST /queryloggingconfig
      CreateReusableDelegationSet POST /delegationset
      CreateTrafficPolicy POST /trafficpolicy
      CreateTrafficPolicyInstance POST /trafficpolicyinstance
      CreateTrafficPolicyVersion POST /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef
      CreateVPCAssociationAuthorization POST /hostedzone/Z123/authorizevpcassociation
      DeactivateKeySigningKey POST /keysigningkey/Z123/key/deactivate
      DeleteCidrCollection DELETE /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      DeleteHealthCheck DELETE /healthcheck/01234567-89ab-cdef-0123-456789abcdef
      DeleteKeySigningKey DELETE /keysigningkey/Z123/key
      DeleteQueryLoggingConfig DELETE /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      DeleteReusableDelegationSet DELETE /delegationset/N123
      DeleteTrafficPolicy DELETE /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      DeleteTrafficPolicyInstance DELETE /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      DeleteVPCAssociationAuthorization POST /hostedzone/Z123/deauthorizevpcassociation
      DisableHostedZoneDNSSEC POST /hostedzone/Z123/disable-dnssec
      DisassociateVPCFromHostedZone POST /hostedzone/Z123/disassociatevpc
      EnableHostedZoneDNSSEC POST /hostedzone/Z123/enable-dnssec
      GetAccountLimit GET /accountlimit/MAX_HOSTED_ZONES_BY_OWNER
      GetCheckerIpRanges GET /checkeripranges
      GetDNSSEC GET /hostedzone/Z123/dnssec
      GetGeoLocation GET /geolocation?countrycode=FR
      GetHealthCheck GET /healthcheck/01234567-89ab-cdef-0123-456789abcdef
      GetHealthCheckCount GET /healthcheckcount
      GetHealthCheckLastFailureReason GET /healthcheck/01234567-89ab-cdef-0123-456789abcdef/lastfailurereason
      GetHealthCheckStatus GET /healthcheck/01234567-89ab-cdef-0123-456789abcdef/status
      GetHostedZoneCount GET /hostedzonecount
      GetHostedZoneLimit GET /hostedzonelimit/Z123/MAX_RRSETS_BY_ZONE
      GetQueryLoggingConfig GET /queryloggingconfig/01234567-89ab-cdef-0123-456789abcdef
      GetReusableDelegationSet GET /delegationset/N123
      GetReusableDelegationSetLimit GET /reusabledelegationsetlimit/N123/MAX_ZONES_BY_REUSABLE_DELEGATION_SET
      GetTrafficPolicy GET /trafficpolicy/01234567-89ab-cdef-0123-456789abcdef/1
      GetTrafficPolicyInstance GET /trafficpolicyinstance/01234567-89ab-cdef-0123-456789abcdef
      GetTrafficPolicyInstanceCount GET /trafficpolicyinstancecount
      ListCidrBlocks GET /cidrcollection/01234567-89ab-cdef-0123-456789abcdef/cidrblocks
      ListCidrCollections GET /cidrcollection
      ListCidrLocations GET /cidrcollection/01234567-89ab-cdef-0123-456789abcdef
      ListGeoLocations GET /geolocations
      ListHealthChecks GET /healthcheck
      ListHostedZonesByVPC GET /hostedzonesbyvpc?vpcid=vpc-12345678&vpcregion=us-east-1
      ListQueryLoggingConfigs GET /queryloggingconfig
      ListReusableDelegationSets GET /delegationset
      ListTagsForResource GET /tags/hostedzone/Z123
      ListTagsForResources POST /tags/hostedzone
      ListTrafficPolicies GET /trafficpolicies
      ListTrafficPolicyInstances GET /trafficpolicyinstances
      ListTrafficPolicyInstancesByHostedZone GET /trafficpolicyinstances/hostedzone?id=Z123
      ListTrafficPolicyInstancesByPolicy GET /trafficpolicyinstances/trafficpolicy?id=01234567-89ab-cdef-0123-456789abcdef&version=1
      ListTrafficPolicyVersions GET /trafficpolicies/01234567-89ab-cdef-0123-456789abcdef/versions
      ListVPCAssociationAuthorizations GET /hostedzone/Z123/authorizevpcassociation
      TestDNSAnswer GET /testdnsanswer?hostedzoneid=Z123&recordname=www.example.com&recordtype=A
      UpdateHealthCheck POST /healthcheck/01234567-89ab-cdef-0123-456789abcdef
      UpdateHostedZoneComment POST /hostedzone/Z123
      UpdateHostedZoneFeatures POST /hostedzone/Z123/features
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
