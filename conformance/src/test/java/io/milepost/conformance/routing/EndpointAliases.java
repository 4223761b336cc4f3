package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Aliases of AWS endpoints, and what is answered for them. */
final class EndpointAliases {
  static final String CLOUDFRONT = "Z2FDTNDATAQYW2";
  static final String ACCELERATOR = "Z2BJ6XQ5FK7U4H";

  /** Of application load balancers in us-east-1. */
  static final String LOAD_BALANCER = "Z35SXDOTRQ7X7K";

  private EndpointAliases() {}

  static Message ask(MilepostProcess milepost, String name, int type) {
    return new DnsClient(milepost.dns())
        .udp(DnsQueries.plain(Name.fromConstantString(name + "."), type));
  }

  /** TTL and rdata of the records in an answer without error, in order. */
  static List<String> answer(MilepostProcess milepost, String name, int type) {
    Message message = ask(milepost, name, type);
    assertThat(message.getRcode()).isEqualTo(Rcode.NOERROR);
    return message.getSection(Section.ANSWER).stream()
        .map(record -> record.getTTL() + " " + record.rdataToString())
        .sorted()
        .toList();
  }

  /** Whether the answer is that, without an error. */
  static boolean isAnswered(MilepostProcess milepost, String name, int type, String... records) {
    return ask(milepost, name, type).getRcode() == Rcode.NOERROR
        && answer(milepost, name, type).equals(List.of(records));
  }

  static void create(
      Route53Api api, String zone, String name, RRType type, String targetZone, String target) {
    create(api, zone, name, type, targetZone, target, false, set -> {});
  }

  static void create(
      Route53Api api,
      String zone,
      String name,
      RRType type,
      String targetZone,
      String target,
      boolean evaluateTargetHealth,
      Consumer<ResourceRecordSet.Builder> policy) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder()
            .name(name)
            .type(type)
            .aliasTarget(to ->
                to.hostedZoneId(targetZone)
                    .dnsName(target)
                    .evaluateTargetHealth(evaluateTargetHealth));
    policy.accept(set);
    api.changeInOneBatch(zone, List.of(Changes.of(ChangeAction.CREATE, set.build())));
  }
}
