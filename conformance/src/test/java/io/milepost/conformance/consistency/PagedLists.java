package io.milepost.conformance.consistency;

import io.milepost.conformance.consistency.PagedList.Page;
import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.Route53Api;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneSummary;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ListReusableDelegationSetsResponse;
import software.amazon.awssdk.services.route53.model.ListVpcAssociationAuthorizationsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** The list operations that have pages. */
final class PagedLists {
  private PagedLists() {}

  /** ListResourceRecordSets, of one zone. */
  record RecordSets(Route53Api api, String zoneId, String zoneName) implements PagedList {
    @Override
    public String add(int number) {
      ResourceRecordSet set = set(number);
      change(ChangeAction.CREATE, set);
      return set.name();
    }

    /** The name and content of a set; the first labels are in another order than the numbers. */
    ResourceRecordSet set(int number) {
      String label = Integer.toString(Integer.reverse(number) >>> 1, Character.MAX_RADIX);
      return Changes.recordSet(label + "." + zoneName, RRType.A, 60, "192.0.2.1");
    }

    @Override
    public void remove(String item) {
      change(ChangeAction.DELETE, Changes.recordSet(item, RRType.A, 60, "192.0.2.1"));
    }

    private void change(ChangeAction action, ResourceRecordSet set) {
      Change change = Changes.of(action, set);
      api.changeInOneBatch(zoneId, List.of(change));
    }

    @Override
    public Page first(int size) {
      return page(size, request -> {});
    }

    private Page page(int size, Consumer<ListResourceRecordSetsRequest.Builder> start) {
      ListResourceRecordSetsResponse page =
          api.client()
              .listResourceRecordSets(request ->
                  start.accept(request.hostedZoneId(zoneId).maxItems(Integer.toString(size))));
      List<String> items =
          page.resourceRecordSets().stream()
              .filter(set -> set.type() == RRType.A)
              .map(ResourceRecordSet::name)
              .toList();
      return page.isTruncated()
          ? new Page(
              items,
              () ->
                  page(
                      size,
                      request ->
                          request
                              .startRecordName(page.nextRecordName())
                              .startRecordType(page.nextRecordType())
                              .startRecordIdentifier(page.nextRecordIdentifier())))
          : new Page(items, null);
    }
  }

  private static String createZone(Route53Client client, String name, Consumer<VPC.Builder> vpc) {
    VPC.Builder given = VPC.builder();
    vpc.accept(given);
    VPC built = given.build();
    return client
        .createHostedZone(request ->
            request
                .name(name)
                .callerReference("paged " + name)
                .vpc(built.vpcId() == null ? null : built))
        .hostedZone()
        .id();
  }

  /** ListHostedZones. */
  record Zones(Route53Client client) implements PagedList {
    @Override
    public String add(int number) {
      return createZone(client, "zone-" + number + ".example.org", vpc -> {});
    }

    @Override
    public void remove(String item) {
      client.deleteHostedZone(request -> request.id(item));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String marker) {
      ListHostedZonesResponse page =
          client.listHostedZones(
              request -> request.marker(marker).maxItems(Integer.toString(size)));
      List<String> items = page.hostedZones().stream().map(HostedZone::id).toList();
      return new Page(items, page.isTruncated() ? () -> page(size, page.nextMarker()) : null);
    }
  }

  /** ListHostedZonesByName, with several zones of each name. */
  record ZonesByName(Route53Client client) implements PagedList {
    private static final int NAMES = 5;

    @Override
    public String add(int number) {
      String name = (char) ('a' + number % NAMES) + ".example.net";
      return client
          .createHostedZone(request -> request.name(name).callerReference("by name " + number))
          .hostedZone()
          .id();
    }

    @Override
    public void remove(String item) {
      client.deleteHostedZone(request -> request.id(item));
    }

    @Override
    public Page first(int size) {
      return page(size, request -> {});
    }

    private Page page(int size, Consumer<ListHostedZonesByNameRequest.Builder> start) {
      ListHostedZonesByNameResponse page =
          client.listHostedZonesByName(
              request -> start.accept(request.maxItems(Integer.toString(size))));
      // The SDK cuts the prefix off in other lists, but not in this one.
      List<String> items =
          page.hostedZones().stream().map(zone -> zone.id().replace("/hostedzone/", "")).toList();
      return page.isTruncated()
          ? new Page(
              items,
              () ->
                  page(
                      size,
                      request ->
                          request
                              .dnsName(page.nextDNSName())
                              .hostedZoneId(page.nextHostedZoneId())))
          : new Page(items, null);
    }
  }

  /** ListHostedZonesByVPC, of one VPC. */
  record ZonesByVpc(Route53Client client) implements PagedList {
    private static final String VPC_ID = "vpc-0123abcd";

    @Override
    public String add(int number) {
      String id =
          createZone(
              client,
              "private-" + number + ".example.org",
              vpc -> vpc.vpcId(VPC_ID).vpcRegion(VPCRegion.EU_WEST_1));
      return id.replace("/hostedzone/", "");
    }

    @Override
    public void remove(String item) {
      client.deleteHostedZone(request -> request.id(item));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String token) {
      ListHostedZonesByVpcResponse page =
          client.listHostedZonesByVPC(request ->
              request
                  .vpcId(VPC_ID)
                  .vpcRegion(VPCRegion.EU_WEST_1)
                  .maxItems(Integer.toString(size))
                  .nextToken(token));
      List<String> items =
          page.hostedZoneSummaries().stream().map(HostedZoneSummary::hostedZoneId).toList();
      return Page.of(items, page.nextToken(), next -> page(size, next));
    }
  }

  /** ListVPCAssociationAuthorizations, of one private zone. */
  record Authorizations(Route53Client client, String zoneId) implements PagedList {
    static Authorizations ofNewZone(Route53Client client) {
      String id =
          createZone(
              client,
              "authorized.example.org",
              vpc -> vpc.vpcId("vpc-00000000").vpcRegion(VPCRegion.EU_WEST_1));
      return new Authorizations(client, id);
    }

    @Override
    public String add(int number) {
      VPC vpc = vpc("vpc-%08x".formatted(number));
      client.createVPCAssociationAuthorization(request -> request.hostedZoneId(zoneId).vpc(vpc));
      return vpc.vpcId();
    }

    private static VPC vpc(String id) {
      return VPC.builder().vpcId(id).vpcRegion(VPCRegion.EU_WEST_1).build();
    }

    @Override
    public void remove(String item) {
      client.deleteVPCAssociationAuthorization(
          request -> request.hostedZoneId(zoneId).vpc(vpc(item)));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String token) {
      ListVpcAssociationAuthorizationsResponse page =
          client.listVPCAssociationAuthorizations(request ->
              request.hostedZoneId(zoneId).maxResults(Integer.toString(size)).nextToken(token));
      List<String> items = page.vpCs().stream().map(VPC::vpcId).toList();
      return Page.of(items, page.nextToken(), next -> page(size, next));
    }
  }

  /** ListReusableDelegationSets. */
  record DelegationSets(Route53Client client) implements PagedList {
    @Override
    public String add(int number) {
      String reference = String.format(Locale.ROOT, "paged %d", number);
      return client
          .createReusableDelegationSet(request -> request.callerReference(reference))
          .delegationSet()
          .id();
    }

    @Override
    public void remove(String item) {
      client.deleteReusableDelegationSet(request -> request.id(item));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String marker) {
      ListReusableDelegationSetsResponse page =
          client.listReusableDelegationSets(
              request -> request.marker(marker).maxItems(Integer.toString(size)));
      List<String> items = page.delegationSets().stream().map(DelegationSet::id).toList();
      return new Page(items, page.isTruncated() ? () -> page(size, page.nextMarker()) : null);
    }
  }

  /** ListHealthChecks. */
  record HealthChecks(Route53Client client) implements PagedList {
    @Override
    public String add(int number) {
      return client
          .createHealthCheck(request ->
              request
                  .callerReference("paged " + number)
                  .healthCheckConfig(config ->
                      config
                          .type(HealthCheckType.TCP)
                          .ipAddress("192.0.2.1")
                          .port(53)
                          .disabled(true)))
          .healthCheck()
          .id();
    }

    @Override
    public void remove(String item) {
      client.deleteHealthCheck(request -> request.healthCheckId(item));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String marker) {
      ListHealthChecksResponse page =
          client.listHealthChecks(
              request -> request.marker(marker).maxItems(Integer.toString(size)));
      List<String> items = page.healthChecks().stream().map(HealthCheck::id).toList();
      return new Page(items, page.isTruncated() ? () -> page(size, page.nextMarker()) : null);
    }
  }
}
