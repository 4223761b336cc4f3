package io.milepost.conformance.routing.table;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.ForcedHealth;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.VPC;

/** A server that knows the places and VPCs of the tables, and some endpoints of AWS. */
final class Server implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "--seed=7",
          "--client=2001:db8:1::/48=JP",
          "--client=2001:db8:2::/48=US-CA",
          "--alias-target=d1.cloudfront.net=192.0.2.91,2001:db8::91",
          "--alias-target=s3-website-us-east-1.amazonaws.com=192.0.2.92",
          "--alias-target=lb-1.us-east-1.elb.amazonaws.com=192.0.2.93",
          "--alias-target=a1.awsglobalaccelerator.com=192.0.2.94");
  private static final String LATENCIES =
      """
      place,region,milliseconds
      BR,eu-west-1,12.5
      """;

  private final MilepostProcess milepost;
  private final Route53Api api;
  private final ForcedHealth health;
  private final Where where;
  private int zones;

  /** A zone of a case; {@code checks} are IDs by names. */
  record Zone(String id, String name, Map<String, String> checks, String collection) {
    Change change(ChangeAction action, Member member) {
      return Changes.of(action, member.toRecordSet(id, name, checks, collection));
    }
  }

  Server(Path directory, Where where) throws IOException {
    this.where = where;
    Path latencies = Files.writeString(directory.resolve("latencies.csv"), LATENCIES);
    List<String> arguments = new ArrayList<>(where.arguments());
    arguments.addAll(OPTIONS);
    arguments.add("--latency-table=" + latencies);
    milepost = MilepostProcess.start(directory, arguments.toArray(String[]::new));
    api = new Route53Api(milepost.apiUri());
    health = new ForcedHealth(api, milepost.admin());
  }

  MilepostProcess milepost() {
    return milepost;
  }

  Route53Api api() {
    return api;
  }

  void force(Zone zone, Step.Force force) {
    health.force(Objects.requireNonNull(zone.checks.get(force.check())), force.healthy());
  }

  /** Makes what a case needs. */
  Zone create(Case made) {
    String name = "case" + ++zones + ".example.";
    Map<String, String> checks = createChecks(made, name);
    String collection = createCollection(made, name);
    String id = createZone(made, name);
    Zone zone = new Zone(id, name, checks, collection);
    change(zone, ChangeAction.CREATE, made.members());
    return zone;
  }

  void change(Zone zone, ChangeAction action, List<Member> members) {
    api.changeInOneBatch(
        zone.id, members.stream().map(member -> zone.change(action, member)).toList());
  }

  private Map<String, String> createChecks(Case made, String zone) {
    Map<String, String> ids = new HashMap<>();
    Stream.concat(
            made.members().stream().flatMap(member -> member.check().stream()),
            made.checks().stream().flatMap(check -> check.children().stream()))
        .filter(name -> made.checks().stream().noneMatch(check -> check.name().equals(name)))
        .distinct()
        .forEach(name -> {
          String id = health.create(zone + name);
          health.force(id, !name.startsWith("down"));
          ids.put(name, id);
        });
    for (Check check : made.checks()) {
      ids.put(check.name(), createCalculated(check, ids, zone));
    }
    return ids;
  }

  private String createCalculated(Check check, Map<String, String> ids, String zone) {
    return api.client()
        .createHealthCheck(request ->
            request
                .callerReference(zone + check.name())
                .healthCheckConfig(config ->
                    config
                        .type(HealthCheckType.CALCULATED)
                        .inverted(check.inverted())
                        .healthThreshold(check.threshold())
                        .childHealthChecks(check.children().stream().map(ids::get).toList())))
        .healthCheck()
        .id();
  }

  private String createCollection(Case made, String zone) {
    if (made.members().stream().noneMatch(member -> member.policy().getFirst().equals("ip"))) {
      return "";
    }
    String name = zone.replace(".", "");
    String id =
        api.client()
            .createCidrCollection(request -> request.name(name).callerReference(zone))
            .collection()
            .id();
    for (Block block : made.blocks()) {
      CidrCollectionChange change =
          CidrCollectionChange.builder()
              .action(CidrCollectionChangeAction.PUT)
              .locationName(block.location())
              .cidrList(block.network())
              .build();
      api.client().changeCidrCollection(request -> request.id(id).changes(change));
    }
    return id;
  }

  private String createZone(Case made, String name) {
    if (made.region().isEmpty()) {
      return api.createZone(name, name);
    }
    String region = made.region().get();
    VPC vpc = VPC.builder().vpcRegion(region).vpcId(where.vpc(region)).build();
    String id =
        api.client()
            .createHostedZone(request -> request.name(name).callerReference(name).vpc(vpc))
            .hostedZone()
            .id();
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** An explanation as text. */
  String explain(String query) {
    RawHttp.Response response =
        new RawHttp(milepost.admin()).get("/_milepost/explain?" + query, "Accept: text/plain");
    if (response.status() != 200) {
      throw new AssertionError(response.text());
    }
    return response.text();
  }

  @Override
  public void close() {
    api.close();
    milepost.close();
  }
}
