package io.milepost.api.shape;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.route53.model.ActivateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.ChangeCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.CreateCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.CreateHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.CreateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.CreateQueryLoggingConfigRequest;
import software.amazon.awssdk.services.route53.model.CreateReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.CreateTrafficPolicyInstanceRequest;
import software.amazon.awssdk.services.route53.model.CreateTrafficPolicyRequest;
import software.amazon.awssdk.services.route53.model.CreateTrafficPolicyVersionRequest;
import software.amazon.awssdk.services.route53.model.CreateVpcAssociationAuthorizationRequest;
import software.amazon.awssdk.services.route53.model.DeactivateKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.DeleteCidrCollectionRequest;
import software.amazon.awssdk.services.route53.model.DeleteHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteKeySigningKeyRequest;
import software.amazon.awssdk.services.route53.model.DeleteQueryLoggingConfigRequest;
import software.amazon.awssdk.services.route53.model.DeleteReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.DeleteTrafficPolicyInstanceRequest;
import software.amazon.awssdk.services.route53.model.DeleteTrafficPolicyRequest;
import software.amazon.awssdk.services.route53.model.DeleteVpcAssociationAuthorizationRequest;
import software.amazon.awssdk.services.route53.model.DisableHostedZoneDnssecRequest;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.EnableHostedZoneDnssecRequest;
import software.amazon.awssdk.services.route53.model.GetAccountLimitRequest;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetCheckerIpRangesRequest;
import software.amazon.awssdk.services.route53.model.GetDnssecRequest;
import software.amazon.awssdk.services.route53.model.GetGeoLocationRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckCountRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckLastFailureReasonRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneCountRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneLimitRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetQueryLoggingConfigRequest;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetLimitRequest;
import software.amazon.awssdk.services.route53.model.GetReusableDelegationSetRequest;
import software.amazon.awssdk.services.route53.model.GetTrafficPolicyInstanceCountRequest;
import software.amazon.awssdk.services.route53.model.GetTrafficPolicyInstanceRequest;
import software.amazon.awssdk.services.route53.model.GetTrafficPolicyRequest;
import software.amazon.awssdk.services.route53.model.ListCidrBlocksRequest;
import software.amazon.awssdk.services.route53.model.ListCidrCollectionsRequest;
import software.amazon.awssdk.services.route53.model.ListCidrLocationsRequest;
import software.amazon.awssdk.services.route53.model.ListGeoLocationsRequest;
import software.amazon.awssdk.services.route53.model.ListHealthChecksRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListQueryLoggingConfigsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListReusableDelegationSetsRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesRequest;
import software.amazon.awssdk.services.route53.model.ListTrafficPoliciesRequest;
import software.amazon.awssdk.services.route53.model.ListTrafficPolicyInstancesByHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.ListTrafficPolicyInstancesByPolicyRequest;
import software.amazon.awssdk.services.route53.model.ListTrafficPolicyInstancesRequest;
import software.amazon.awssdk.services.route53.model.ListTrafficPolicyVersionsRequest;
import software.amazon.awssdk.services.route53.model.ListVpcAssociationAuthorizationsRequest;
import software.amazon.awssdk.services.route53.model.TestDnsAnswerRequest;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneFeaturesRequest;
import software.amazon.awssdk.services.route53.model.UpdateTrafficPolicyCommentRequest;
import software.amazon.awssdk.services.route53.model.UpdateTrafficPolicyInstanceRequest;

/**
 * The 71 operations of API version 2013-04-01.
 *
 * @see "Route 53 API Reference: Actions"
 */
public final class OperationTable {
  /** All operations. */
  public static final List<OperationShape> ALL =
      Stream.of(
              hostedZones(),
              recordSetsAndChanges(),
              vpcs(),
              reusableDelegationSets(),
              healthChecks(),
              places(),
              cidrCollections(),
              dnssec(),
              trafficPolicies(),
              queryLogging(),
              tags(),
              limits())
          .flatMap(List::stream)
          .toList();

  private OperationTable() {}

  private static List<OperationShape> hostedZones() {
    return List.of(
        create("CreateHostedZone", "/hostedzone", CreateHostedZoneRequest::builder),
        delete("DeleteHostedZone", "/hostedzone/{Id}", DeleteHostedZoneRequest::builder),
        get("GetHostedZone", "/hostedzone/{Id}", GetHostedZoneRequest::builder),
        get("GetHostedZoneCount", "/hostedzonecount", GetHostedZoneCountRequest::builder),
        get("ListHostedZones", "/hostedzone", ListHostedZonesRequest::builder),
        get("ListHostedZonesByName", "/hostedzonesbyname", ListHostedZonesByNameRequest::builder),
        post(
            "UpdateHostedZoneComment", "/hostedzone/{Id}", UpdateHostedZoneCommentRequest::builder),
        post(
            "UpdateHostedZoneFeatures",
            "/hostedzone/{Id}/features",
            UpdateHostedZoneFeaturesRequest::builder));
  }

  private static List<OperationShape> recordSetsAndChanges() {
    return List.of(
        post(
            "ChangeResourceRecordSets",
            "/hostedzone/{Id}/rrset",
            ChangeResourceRecordSetsRequest::builder),
        get("GetChange", "/change/{Id}", GetChangeRequest::builder),
        get(
            "ListResourceRecordSets",
            "/hostedzone/{Id}/rrset",
            ListResourceRecordSetsRequest::builder),
        get("TestDNSAnswer", "/testdnsanswer", TestDnsAnswerRequest::builder));
  }

  private static List<OperationShape> vpcs() {
    return List.of(
        post(
            "AssociateVPCWithHostedZone",
            "/hostedzone/{Id}/associatevpc",
            AssociateVpcWithHostedZoneRequest::builder),
        post(
            "CreateVPCAssociationAuthorization",
            "/hostedzone/{Id}/authorizevpcassociation",
            CreateVpcAssociationAuthorizationRequest::builder),
        post(
            "DeleteVPCAssociationAuthorization",
            "/hostedzone/{Id}/deauthorizevpcassociation",
            DeleteVpcAssociationAuthorizationRequest::builder),
        post(
            "DisassociateVPCFromHostedZone",
            "/hostedzone/{Id}/disassociatevpc",
            DisassociateVpcFromHostedZoneRequest::builder),
        get("ListHostedZonesByVPC", "/hostedzonesbyvpc", ListHostedZonesByVpcRequest::builder),
        get(
            "ListVPCAssociationAuthorizations",
            "/hostedzone/{Id}/authorizevpcassociation",
            ListVpcAssociationAuthorizationsRequest::builder));
  }

  private static List<OperationShape> reusableDelegationSets() {
    return List.of(
        create(
            "CreateReusableDelegationSet",
            "/delegationset",
            CreateReusableDelegationSetRequest::builder),
        delete(
            "DeleteReusableDelegationSet",
            "/delegationset/{Id}",
            DeleteReusableDelegationSetRequest::builder),
        get(
            "GetReusableDelegationSet",
            "/delegationset/{Id}",
            GetReusableDelegationSetRequest::builder),
        get(
            "ListReusableDelegationSets",
            "/delegationset",
            ListReusableDelegationSetsRequest::builder));
  }

  private static List<OperationShape> healthChecks() {
    return List.of(
        create("CreateHealthCheck", "/healthcheck", CreateHealthCheckRequest::builder),
        delete(
            "DeleteHealthCheck", "/healthcheck/{HealthCheckId}", DeleteHealthCheckRequest::builder),
        get("GetCheckerIpRanges", "/checkeripranges", GetCheckerIpRangesRequest::builder),
        get("GetHealthCheck", "/healthcheck/{HealthCheckId}", GetHealthCheckRequest::builder),
        get("GetHealthCheckCount", "/healthcheckcount", GetHealthCheckCountRequest::builder),
        get(
            "GetHealthCheckLastFailureReason",
            "/healthcheck/{HealthCheckId}/lastfailurereason",
            GetHealthCheckLastFailureReasonRequest::builder),
        get(
            "GetHealthCheckStatus",
            "/healthcheck/{HealthCheckId}/status",
            GetHealthCheckStatusRequest::builder),
        get("ListHealthChecks", "/healthcheck", ListHealthChecksRequest::builder),
        post(
            "UpdateHealthCheck",
            "/healthcheck/{HealthCheckId}",
            UpdateHealthCheckRequest::builder));
  }

  private static List<OperationShape> places() {
    return List.of(
        get("GetGeoLocation", "/geolocation", GetGeoLocationRequest::builder),
        get("ListGeoLocations", "/geolocations", ListGeoLocationsRequest::builder));
  }

  private static List<OperationShape> cidrCollections() {
    return List.of(
        post(
            "ChangeCidrCollection",
            "/cidrcollection/{CidrCollectionId}",
            ChangeCidrCollectionRequest::builder),
        create("CreateCidrCollection", "/cidrcollection", CreateCidrCollectionRequest::builder),
        delete(
            "DeleteCidrCollection",
            "/cidrcollection/{CidrCollectionId}",
            DeleteCidrCollectionRequest::builder),
        get(
            "ListCidrBlocks",
            "/cidrcollection/{CidrCollectionId}/cidrblocks",
            ListCidrBlocksRequest::builder),
        get("ListCidrCollections", "/cidrcollection", ListCidrCollectionsRequest::builder),
        get(
            "ListCidrLocations",
            "/cidrcollection/{CidrCollectionId}",
            ListCidrLocationsRequest::builder));
  }

  private static List<OperationShape> dnssec() {
    return List.of(
        post(
            "ActivateKeySigningKey",
            "/keysigningkey/{HostedZoneId}/{Name}/activate",
            ActivateKeySigningKeyRequest::builder),
        create("CreateKeySigningKey", "/keysigningkey", CreateKeySigningKeyRequest::builder),
        post(
            "DeactivateKeySigningKey",
            "/keysigningkey/{HostedZoneId}/{Name}/deactivate",
            DeactivateKeySigningKeyRequest::builder),
        delete(
            "DeleteKeySigningKey",
            "/keysigningkey/{HostedZoneId}/{Name}",
            DeleteKeySigningKeyRequest::builder),
        post(
            "DisableHostedZoneDNSSEC",
            "/hostedzone/{Id}/disable-dnssec",
            DisableHostedZoneDnssecRequest::builder),
        post(
            "EnableHostedZoneDNSSEC",
            "/hostedzone/{Id}/enable-dnssec",
            EnableHostedZoneDnssecRequest::builder),
        get("GetDNSSEC", "/hostedzone/{Id}/dnssec", GetDnssecRequest::builder));
  }

  private static List<OperationShape> trafficPolicies() {
    return List.of(
        create("CreateTrafficPolicy", "/trafficpolicy", CreateTrafficPolicyRequest::builder),
        create(
            "CreateTrafficPolicyInstance",
            "/trafficpolicyinstance",
            CreateTrafficPolicyInstanceRequest::builder),
        create(
            "CreateTrafficPolicyVersion",
            "/trafficpolicy/{Id}",
            CreateTrafficPolicyVersionRequest::builder),
        delete(
            "DeleteTrafficPolicy",
            "/trafficpolicy/{Id}/{Version}",
            DeleteTrafficPolicyRequest::builder),
        delete(
            "DeleteTrafficPolicyInstance",
            "/trafficpolicyinstance/{Id}",
            DeleteTrafficPolicyInstanceRequest::builder),
        get("GetTrafficPolicy", "/trafficpolicy/{Id}/{Version}", GetTrafficPolicyRequest::builder),
        get(
            "GetTrafficPolicyInstance",
            "/trafficpolicyinstance/{Id}",
            GetTrafficPolicyInstanceRequest::builder),
        get(
            "GetTrafficPolicyInstanceCount",
            "/trafficpolicyinstancecount",
            GetTrafficPolicyInstanceCountRequest::builder),
        get("ListTrafficPolicies", "/trafficpolicies", ListTrafficPoliciesRequest::builder),
        get(
            "ListTrafficPolicyInstances",
            "/trafficpolicyinstances",
            ListTrafficPolicyInstancesRequest::builder),
        get(
            "ListTrafficPolicyInstancesByHostedZone",
            "/trafficpolicyinstances/hostedzone",
            ListTrafficPolicyInstancesByHostedZoneRequest::builder),
        get(
            "ListTrafficPolicyInstancesByPolicy",
            "/trafficpolicyinstances/trafficpolicy",
            ListTrafficPolicyInstancesByPolicyRequest::builder),
        get(
            "ListTrafficPolicyVersions",
            "/trafficpolicies/{Id}/versions",
            ListTrafficPolicyVersionsRequest::builder),
        post(
            "UpdateTrafficPolicyComment",
            "/trafficpolicy/{Id}/{Version}",
            UpdateTrafficPolicyCommentRequest::builder),
        post(
            "UpdateTrafficPolicyInstance",
            "/trafficpolicyinstance/{Id}",
            UpdateTrafficPolicyInstanceRequest::builder));
  }

  private static List<OperationShape> queryLogging() {
    return List.of(
        create(
            "CreateQueryLoggingConfig",
            "/queryloggingconfig",
            CreateQueryLoggingConfigRequest::builder),
        delete(
            "DeleteQueryLoggingConfig",
            "/queryloggingconfig/{Id}",
            DeleteQueryLoggingConfigRequest::builder),
        get(
            "GetQueryLoggingConfig",
            "/queryloggingconfig/{Id}",
            GetQueryLoggingConfigRequest::builder),
        get(
            "ListQueryLoggingConfigs",
            "/queryloggingconfig",
            ListQueryLoggingConfigsRequest::builder));
  }

  private static List<OperationShape> tags() {
    return List.of(
        post(
            "ChangeTagsForResource",
            "/tags/{ResourceType}/{ResourceId}",
            ChangeTagsForResourceRequest::builder),
        get(
            "ListTagsForResource",
            "/tags/{ResourceType}/{ResourceId}",
            ListTagsForResourceRequest::builder),
        post("ListTagsForResources", "/tags/{ResourceType}", ListTagsForResourcesRequest::builder));
  }

  private static List<OperationShape> limits() {
    return List.of(
        get("GetAccountLimit", "/accountlimit/{Type}", GetAccountLimitRequest::builder),
        get(
            "GetHostedZoneLimit",
            "/hostedzonelimit/{Id}/{Type}",
            GetHostedZoneLimitRequest::builder),
        get(
            "GetReusableDelegationSetLimit",
            "/reusabledelegationsetlimit/{Id}/{Type}",
            GetReusableDelegationSetLimitRequest::builder));
  }

  private static OperationShape get(
      String name, String path, Supplier<? extends SdkPojo> newRequest) {
    return of(name, "GET", path, 200, newRequest);
  }

  private static OperationShape post(
      String name, String path, Supplier<? extends SdkPojo> newRequest) {
    return of(name, "POST", path, 200, newRequest);
  }

  private static OperationShape create(
      String name, String path, Supplier<? extends SdkPojo> newRequest) {
    return of(name, "POST", path, 201, newRequest);
  }

  private static OperationShape delete(
      String name, String path, Supplier<? extends SdkPojo> newRequest) {
    return of(name, "DELETE", path, 200, newRequest);
  }

  private static OperationShape of(
      String name,
      String method,
      String path,
      int httpStatus,
      Supplier<? extends SdkPojo> newRequest) {
    List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
    return new OperationShape(name, method, segments, httpStatus, newRequest);
  }
}
