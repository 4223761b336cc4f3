package io.milepost.api.shape;

import static io.milepost.api.shape.ValueType.enumeration;
import static io.milepost.api.shape.ValueType.id;
import static io.milepost.api.shape.ValueType.list;
import static io.milepost.api.shape.ValueType.number;
import static io.milepost.api.shape.ValueType.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.AccountLimitType;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.CloudWatchRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.HostedZoneLimitType;
import software.amazon.awssdk.services.route53.model.HostedZoneType;
import software.amazon.awssdk.services.route53.model.InsufficientDataHealthStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResettableElementName;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetRegion;
import software.amazon.awssdk.services.route53.model.ReusableDelegationSetLimitType;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/**
 * The constraints on the members of the shapes that operations read. A shape of an operation that
 * Milepost does not have yet has no rows.
 *
 * @see "Route 53 API Reference: Data Types"
 */
public final class Constraints {
  private static final ValueType DNS_NAME = text("DNSName", 0, 1024);
  private static final ValueType HEALTH_CHECK_ID = text("HealthCheckId", 0, 64);
  private static final ValueType NONCE = text("Nonce", 1, 128);
  private static final ValueType PAGE_MAX_ITEMS = text("PageMaxItems", 0, Long.MAX_VALUE);
  private static final ValueType PAGINATION_TOKEN = text("PaginationToken", 0, 1024);
  private static final ValueType RESOURCE_DESCRIPTION = text("ResourceDescription", 0, 256);
  private static final ValueType RESOURCE_ID = id("ResourceId", 0, 32);
  private static final ValueType RR_TYPE = enumeration("RRType", RRType.knownValues());
  private static final ValueType SET_IDENTIFIER = text("ResourceRecordSetIdentifier", 1, 128);
  private static final ValueType UUID =
      text("UUID", 0, 36, "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");
  private static final ValueType VPC_ID = text("VPCId", 0, 1024);
  private static final ValueType VPC_REGION = enumeration("VPCRegion", VPCRegion.knownValues());

  private static final Map<String, Map<String, Constraint>> BY_SHAPE = new HashMap<>();

  static {
    shape("CreateHostedZoneRequest")
        .required("Name", DNS_NAME)
        .required("CallerReference", NONCE)
        .optional("DelegationSetId", RESOURCE_ID);
    shape("VPC").optional("VPCRegion", VPC_REGION).optional("VPCId", VPC_ID);
    shape("HostedZoneConfig").optional("Comment", RESOURCE_DESCRIPTION);
    shape("GetHostedZoneRequest").required("Id", RESOURCE_ID);
    shape("DeleteHostedZoneRequest").required("Id", RESOURCE_ID);
    shape("ListHostedZonesRequest")
        .optional("Marker", id("PageMarker", 0, 64))
        .optional("MaxItems", PAGE_MAX_ITEMS)
        .optional("DelegationSetId", RESOURCE_ID)
        .optional("HostedZoneType", enumeration("HostedZoneType", HostedZoneType.knownValues()));
    shape("ListHostedZonesByNameRequest")
        .optional("DNSName", DNS_NAME)
        .optional("HostedZoneId", RESOURCE_ID)
        .optional("MaxItems", PAGE_MAX_ITEMS);
    shape("UpdateHostedZoneCommentRequest")
        .required("Id", RESOURCE_ID)
        .optional("Comment", RESOURCE_DESCRIPTION);
    shape("UpdateHostedZoneFeaturesRequest").required("HostedZoneId", RESOURCE_ID);
    shape("GetHostedZoneLimitRequest")
        .required("Type", enumeration("HostedZoneLimitType", HostedZoneLimitType.knownValues()))
        .required("HostedZoneId", RESOURCE_ID);
    shape("GetAccountLimitRequest")
        .required("Type", enumeration("AccountLimitType", AccountLimitType.knownValues()));
    for (String request :
        List.of(
            "AssociateVpcWithHostedZoneRequest",
            "DisassociateVpcFromHostedZoneRequest",
            "CreateVpcAssociationAuthorizationRequest",
            "DeleteVpcAssociationAuthorizationRequest")) {
      shape(request).required("HostedZoneId", RESOURCE_ID).required("VPC", ValueType.ANY);
    }
    shape("ListHostedZonesByVpcRequest")
        .required("VPCId", VPC_ID)
        .required("VPCRegion", VPC_REGION)
        .optional("MaxItems", PAGE_MAX_ITEMS)
        .optional("NextToken", PAGINATION_TOKEN);
    shape("ListVpcAssociationAuthorizationsRequest")
        .required("HostedZoneId", RESOURCE_ID)
        .optional("NextToken", PAGINATION_TOKEN)
        .optional("MaxResults", text("MaxResults", 0, Long.MAX_VALUE));
    shape("CreateReusableDelegationSetRequest")
        .required("CallerReference", NONCE)
        .optional("HostedZoneId", RESOURCE_ID);
    shape("DeleteReusableDelegationSetRequest").required("Id", RESOURCE_ID);
    shape("GetReusableDelegationSetRequest").required("Id", RESOURCE_ID);
    shape("GetReusableDelegationSetLimitRequest")
        .required(
            "Type",
            enumeration(
                "ReusableDelegationSetLimitType", ReusableDelegationSetLimitType.knownValues()))
        .required("DelegationSetId", RESOURCE_ID);
    shape("ListReusableDelegationSetsRequest")
        .optional("Marker", id("PageMarker", 0, 64))
        .optional("MaxItems", PAGE_MAX_ITEMS);
    shape("CreateHealthCheckRequest")
        .required("CallerReference", text("HealthCheckNonce", 1, 64))
        .required("HealthCheckConfig", ValueType.ANY);
    healthCheckSettings(shape("HealthCheckConfig"))
        .required("Type", enumeration("HealthCheckType", HealthCheckType.knownValues()))
        .optional("RequestInterval", number("RequestInterval", 10, 30))
        .optional("RoutingControlArn", text("RoutingControlArn", 1, 255));
    shape("AlarmIdentifier")
        .required("Region", enumeration("CloudWatchRegion", CloudWatchRegion.knownValues()))
        .required("Name", text("AlarmName", 1, 256));
    healthCheckSettings(shape("UpdateHealthCheckRequest"))
        .required("HealthCheckId", HEALTH_CHECK_ID)
        .optional("HealthCheckVersion", number("HealthCheckVersion", 1, Long.MAX_VALUE))
        .optional(
            "ResetElements",
            list(
                "ResettableElementNameList",
                0,
                64,
                enumeration("ResettableElementName", ResettableElementName.knownValues())));
    shape("GetHealthCheckRequest").required("HealthCheckId", HEALTH_CHECK_ID);
    shape("GetHealthCheckStatusRequest").required("HealthCheckId", HEALTH_CHECK_ID);
    shape("GetHealthCheckLastFailureReasonRequest").required("HealthCheckId", HEALTH_CHECK_ID);
    shape("DeleteHealthCheckRequest").required("HealthCheckId", HEALTH_CHECK_ID);
    shape("ListHealthChecksRequest")
        .optional("Marker", text("PageMarker", 0, 64))
        .optional("MaxItems", PAGE_MAX_ITEMS);
    ValueType tagResourceType = enumeration("TagResourceType", TagResourceType.knownValues());
    ValueType tagResourceId = id("TagResourceId", 0, 64);
    ValueType tagKey = text("TagKey", 0, 128);
    shape("ChangeTagsForResourceRequest")
        .required("ResourceType", tagResourceType)
        .required("ResourceId", tagResourceId)
        .optional("AddTags", list("AddTags", 1, 10))
        .optional("RemoveTagKeys", list("RemoveTagKeys", 1, 10, tagKey));
    shape("Tag").optional("Key", tagKey).optional("Value", text("TagValue", 0, 256));
    shape("ListTagsForResourceRequest")
        .required("ResourceType", tagResourceType)
        .required("ResourceId", tagResourceId);
    shape("ListTagsForResourcesRequest")
        .required("ResourceType", tagResourceType)
        .required("ResourceIds", list("ResourceIds", 1, 10, tagResourceId));
    shape("GetChangeRequest").required("Id", id("ChangeId", 1, 6500));
    shape("ListResourceRecordSetsRequest")
        .required("HostedZoneId", RESOURCE_ID)
        .optional("StartRecordName", DNS_NAME)
        .optional("StartRecordType", RR_TYPE)
        .optional("StartRecordIdentifier", SET_IDENTIFIER)
        .optional("MaxItems", PAGE_MAX_ITEMS);
    shape("ChangeResourceRecordSetsRequest")
        .required("HostedZoneId", RESOURCE_ID)
        .required("ChangeBatch", ValueType.ANY);
    shape("ChangeBatch")
        .optional("Comment", RESOURCE_DESCRIPTION)
        .required("Changes", list("Changes", 1, Long.MAX_VALUE));
    shape("Change")
        .required("Action", enumeration("ChangeAction", ChangeAction.knownValues()))
        .required("ResourceRecordSet", ValueType.ANY);
    shape("ResourceRecordSet")
        .required("Name", DNS_NAME)
        .required("Type", RR_TYPE)
        .optional("SetIdentifier", SET_IDENTIFIER)
        .optional("Weight", number("ResourceRecordSetWeight", 0, 255))
        .optional(
            "Region", enumeration("ResourceRecordSetRegion", ResourceRecordSetRegion.knownValues()))
        .optional(
            "Failover",
            enumeration("ResourceRecordSetFailover", ResourceRecordSetFailover.knownValues()))
        .optional("TTL", number("TTL", 0, Integer.MAX_VALUE))
        .optional("ResourceRecords", list("ResourceRecords", 1, Long.MAX_VALUE))
        .optional("HealthCheckId", HEALTH_CHECK_ID)
        .optional("TrafficPolicyInstanceId", text("TrafficPolicyInstanceId", 1, 36));
    shape("ResourceRecord").required("Value", text("RData", 0, 4000));
    shape("AliasTarget")
        .required("HostedZoneId", RESOURCE_ID)
        .required("DNSName", DNS_NAME)
        .required("EvaluateTargetHealth", ValueType.ANY);
    shape("GeoLocation")
        .optional("ContinentCode", text("GeoLocationContinentCode", 2, 2))
        .optional("CountryCode", text("GeoLocationCountryCode", 1, 2))
        .optional("SubdivisionCode", text("GeoLocationSubdivisionCode", 1, 3));
    shape("CidrRoutingConfig")
        .required("CollectionId", UUID)
        .required(
            "LocationName", text("CidrLocationNameDefaultAllowed", 1, 16, "[0-9A-Za-z_\\-\\*]+"));
    shape("GeoProximityLocation")
        .optional("AWSRegion", text("AWSRegion", 1, 64))
        .optional("LocalZoneGroup", text("LocalZoneGroup", 1, 64))
        .optional("Bias", number("Bias", -99, 99));
    shape("Coordinates")
        .required("Latitude", text("Latitude", 1, 6, "[-+]?[0-9]{1,2}(\\.[0-9]{0,2})?"))
        .required("Longitude", text("Longitude", 1, 7, "[-+]?[0-9]{1,3}(\\.[0-9]{0,2})?"));
    cidrCollections();
    dnssec();
    geoLocations();
    answers();
  }

  private static void cidrCollections() {
    ValueType maxResults = text("MaxResults", 0, Long.MAX_VALUE);
    ValueType location = text("CidrLocationNameDefaultNotAllowed", 1, 16, "[0-9A-Za-z_\\-]+");
    shape("CreateCidrCollectionRequest")
        .required("Name", text("CollectionName", 1, 64, "[0-9A-Za-z_\\-]+"))
        .required("CallerReference", text("CidrNonce", 1, 64, "\\p{ASCII}+"));
    shape("ChangeCidrCollectionRequest")
        .required("Id", UUID)
        .optional("CollectionVersion", number("CollectionVersion", 1, Long.MAX_VALUE))
        .required("Changes", list("CidrCollectionChanges", 1, 1000));
    shape("CidrCollectionChange")
        .required("LocationName", location)
        .required(
            "Action",
            enumeration("CidrCollectionChangeAction", CidrCollectionChangeAction.knownValues()))
        .required("CidrList", list("CidrList", 1, 1000, text("Cidr", 1, 50, ".*\\S.*")));
    shape("DeleteCidrCollectionRequest").required("Id", UUID);
    shape("ListCidrCollectionsRequest")
        .optional("NextToken", PAGINATION_TOKEN)
        .optional("MaxResults", maxResults);
    shape("ListCidrLocationsRequest")
        .required("CollectionId", UUID)
        .optional("NextToken", PAGINATION_TOKEN)
        .optional("MaxResults", maxResults);
    shape("ListCidrBlocksRequest")
        .required("CollectionId", UUID)
        .optional("LocationName", location)
        .optional("NextToken", PAGINATION_TOKEN)
        .optional("MaxResults", maxResults);
  }

  private static void dnssec() {
    ValueType name = text("SigningKeyName", 3, 128);
    shape("CreateKeySigningKeyRequest")
        .required("CallerReference", NONCE)
        .required("HostedZoneId", RESOURCE_ID)
        .required("KeyManagementServiceArn", ValueType.ANY)
        .required("Name", name)
        .required("Status", text("SigningKeyStatus", 5, 150));
    for (String operation : List.of("Activate", "Deactivate", "Delete")) {
      shape(operation + "KeySigningKeyRequest")
          .required("HostedZoneId", RESOURCE_ID)
          .required("Name", name);
    }
    shape("DisableHostedZoneDnssecRequest").required("HostedZoneId", RESOURCE_ID);
    shape("EnableHostedZoneDnssecRequest").required("HostedZoneId", RESOURCE_ID);
    shape("GetDnssecRequest").required("HostedZoneId", RESOURCE_ID);
  }

  private static void answers() {
    ValueType address = text("IPAddress", 0, 45, IpAddressPattern.TEXT);
    shape("TestDnsAnswerRequest")
        .required("HostedZoneId", text("ResourceId", 0, 32))
        .required("RecordName", text("DNSName", 0, 1024))
        .required("RecordType", enumeration("RRType", RRType.knownValues()))
        .optional("ResolverIP", address)
        .optional("EDNS0ClientSubnetIP", address)
        .optional("EDNS0ClientSubnetMask", text("SubnetMask", 0, 3));
  }

  private static void geoLocations() {
    ValueType continent = text("GeoLocationContinentCode", 2, 2);
    ValueType country = text("GeoLocationCountryCode", 1, 2);
    ValueType subdivision = text("GeoLocationSubdivisionCode", 1, 3);
    shape("GetGeoLocationRequest")
        .optional("ContinentCode", continent)
        .optional("CountryCode", country)
        .optional("SubdivisionCode", subdivision);
    shape("ListGeoLocationsRequest")
        .optional("StartContinentCode", continent)
        .optional("StartCountryCode", country)
        .optional("StartSubdivisionCode", subdivision)
        .optional("MaxItems", PAGE_MAX_ITEMS);
  }

  private Constraints() {}

  /** What a new check may be given and one that is there too. */
  private static Rows healthCheckSettings(Rows shape) {
    ValueType region = enumeration("HealthCheckRegion", HealthCheckRegion.knownValues());
    return shape
        .optional("IPAddress", text("IPAddress", 0, 45, IpAddressPattern.TEXT))
        .optional("Port", number("Port", 1, 65535))
        .optional("ResourcePath", text("ResourcePath", 0, 255))
        .optional("FullyQualifiedDomainName", text("FullyQualifiedDomainName", 0, 255))
        .optional("SearchString", text("SearchString", 0, 255))
        .optional("FailureThreshold", number("FailureThreshold", 1, 10))
        .optional("HealthThreshold", number("HealthThreshold", 0, 256))
        .optional("ChildHealthChecks", list("ChildHealthCheckList", 0, 256, HEALTH_CHECK_ID))
        .optional("Regions", list("HealthCheckRegionList", 3, 64, region))
        .optional(
            "InsufficientDataHealthStatus",
            enumeration(
                "InsufficientDataHealthStatus", InsufficientDataHealthStatus.knownValues()));
  }

  /** What a member must obey; nothing if the table has no row for it. */
  public static Constraint of(String shape, String member) {
    return BY_SHAPE.getOrDefault(shape, Map.of()).getOrDefault(member, Constraint.NONE);
  }

  private static Rows shape(String name) {
    Map<String, Constraint> members = new HashMap<>();
    BY_SHAPE.put(name, members);
    return new Rows(members);
  }

  private record Rows(Map<String, Constraint> members) {
    Rows required(String member, ValueType type) {
      members.put(member, new Constraint(type, true));
      return this;
    }

    Rows optional(String member, ValueType type) {
      members.put(member, new Constraint(type, false));
      return this;
    }
  }
}
