package io.milepost.conformance.dnssec;

import static io.milepost.conformance.dnssec.Verdict.INSECURE;
import static io.milepost.conformance.dnssec.Verdict.SECURE;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.Route53Api;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.KeySigningKey;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A zone with something of everything: all types, aliases and chains, all routing policies, a
 * wildcard, empty non-terminals, delegations; and the questions that it answers. The server has to
 * be told that clients on loopback are in Germany.
 */
final class RichZone {
  static final String NAME = "example.com";

  /** Of clients who ask over loopback. */
  static final String CLIENT = "127.0.0.0/8=DE";

  private final Route53Api api;
  private final String id;
  private final String insecureId;

  private RichZone(Route53Api api, String id, String insecureId) {
    this.api = api;
    this.id = id;
    this.insecureId = insecureId;
  }

  /** A question and how its answer is to be judged. */
  record Question(String name, String type, Verdict verdict) {
    @Override
    public String toString() {
      return name + " " + type;
    }
  }

  static RichZone create(Route53Api api) {
    String id = api.createZone(NAME, "rich");
    RichZone zone = new RichZone(api, id, api.createZone("insecure." + NAME, "child"));
    api.change(zone.id, zone.simpleSets());
    api.change(zone.id, zone.policies());
    api.changeInOneBatch(
        zone.insecureId,
        List.of(Changes.create("www.insecure." + NAME, RRType.A, 60, "192.0.2.80")));
    return zone;
  }

  String id() {
    return id;
  }

  /** Of the zone below that is not signed. */
  String insecureId() {
    return insecureId;
  }

  private static String name(String labels) {
    return labels + "." + NAME;
  }

  private List<Change> simpleSets() {
    String digest = "ab".repeat(32);
    return List.of(
        Changes.create(NAME, RRType.MX, 300, "10 Mail.example.com.", "20 mail.example.net."),
        Changes.create(NAME, RRType.CAA, 700_000, "0 issue \"ca.example.net\""),
        Changes.create(name("www"), RRType.A, 300, "192.0.2.1", "192.0.2.2", "192.0.2.3"),
        Changes.create(name("www"), RRType.AAAA, 300, "2001:db8::1"),
        Changes.create(name("mail"), RRType.A, 300, "192.0.2.25"),
        Changes.create(name("text"), RRType.TXT, 0, "\"One\" \"two\"", "\"\\303\\244\""),
        Changes.create(name("spf"), RRType.SPF, 300, "\"v=spf1 -all\""),
        Changes.create(name("ptr"), RRType.PTR, 300, "Host.Example.COM."),
        Changes.create(
            name("naptr"), RRType.NAPTR, 300, "1 2 \"U\" \"SIP+d\" \"\" Repl.Example.COM."),
        Changes.create(name("_sip._tcp"), RRType.SRV, 300, "1 2 5060 Sip.Example.COM."),
        Changes.create(name("_443._tcp"), RRType.TLSA, 300, "3 1 1 " + digest),
        Changes.create(name("sshfp"), RRType.SSHFP, 300, "4 2 " + digest),
        Changes.create(name("svcb"), RRType.SVCB, 300, "1 Svc.Example.NET. port=\"8443\""),
        Changes.create(name("https"), RRType.HTTPS, 300, "1 . alpn=\"h2,h3\""),
        Changes.create(name("alias"), RRType.CNAME, 300, "WWW.Example.com."),
        Changes.create(name("chain"), RRType.CNAME, 300, "alias.example.com."),
        Changes.create(name("to-absent"), RRType.CNAME, 300, "absent.example.com."),
        Changes.create(name("to-no-data"), RRType.CNAME, 300, "mail.example.com."),
        Changes.create(name("to-insecure"), RRType.CNAME, 300, "www.insecure.example.com."),
        Changes.create(name("*.wild"), RRType.TXT, 300, "\"wild\""),
        Changes.create(name("*.wild-alias"), RRType.CNAME, 300, "www.example.com."),
        Changes.create(name("a.b.c"), RRType.A, 300, "192.0.2.7"),
        Changes.create(name("insecure"), RRType.NS, 300, "ns.insecure.example.com."),
        Changes.create(name("ns.insecure"), RRType.A, 300, "127.0.0.1"),
        Changes.create(name("secure"), RRType.NS, 300, "ns.secure.example.com."),
        Changes.create(name("secure"), RRType.DS, 300, "4711 13 2 " + digest),
        aliasSet(NAME, RRType.A, "www"),
        aliasSet(name("alias-set"), RRType.AAAA, "www"));
  }

  private Change aliasSet(String owner, RRType type, String target) {
    return Changes.of(
        ChangeAction.CREATE,
        ResourceRecordSet.builder()
            .name(owner)
            .type(type)
            .aliasTarget(
                alias -> alias.hostedZoneId(id).dnsName(name(target)).evaluateTargetHealth(false))
            .build());
  }

  private static Change member(
      String label, String member, String address, Consumer<ResourceRecordSet.Builder> fields) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name(label), RRType.A, 60, address).toBuilder().setIdentifier(member);
    fields.accept(set);
    return Changes.of(ChangeAction.CREATE, set.build());
  }

  private List<Change> policies() {
    String collection =
        api.client()
            .createCidrCollection(request -> request.name("networks").callerReference("networks"))
            .collection()
            .id();
    changeCidr(collection, "here", "127.0.0.0/24");
    changeCidr(collection, "elsewhere", "203.0.113.0/24");
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      long weight = i;
      changes.add(member("weighted", "w" + i, "192.0.2.10" + i, set -> set.weight(weight)));
    }
    changes.add(member("latency", "us", "192.0.2.111", set -> set.region("us-east-1")));
    changes.add(member("latency", "eu", "192.0.2.112", set -> set.region("eu-central-1")));
    changes.add(member("failover", "one", "192.0.2.121", set -> set.failover("PRIMARY")));
    changes.add(member("failover", "two", "192.0.2.122", set -> set.failover("SECONDARY")));
    changes.add(
        member("geo", "de", "192.0.2.131", set -> set.geoLocation(g -> g.countryCode("DE"))));
    changes.add(
        member("geo", "all", "192.0.2.132", set -> set.geoLocation(g -> g.countryCode("*"))));
    changes.add(
        member("geo-none", "jp", "192.0.2.133", set -> set.geoLocation(g -> g.countryCode("JP"))));
    changes.add(Changes.create(name("geo-none"), RRType.TXT, 60, "\"beside\""));
    changes.add(
        member(
            "proximity",
            "us",
            "192.0.2.141",
            set -> set.geoProximityLocation(g -> g.awsRegion("us-east-1"))));
    changes.add(
        member(
            "proximity",
            "eu",
            "192.0.2.142",
            set -> set.geoProximityLocation(g -> g.awsRegion("eu-central-1").bias(10))));
    for (int i = 0; i < 12; i++) {
      changes.add(
          member("multi", "m" + i, "192.0.2.2" + (10 + i), set -> set.multiValueAnswer(true)));
    }
    changes.add(
        member(
            "ip",
            "here",
            "192.0.2.151",
            set -> set.cidrRoutingConfig(c -> c.collectionId(collection).locationName("here"))));
    changes.add(
        member(
            "ip-none",
            "elsewhere",
            "192.0.2.152",
            set ->
                set.cidrRoutingConfig(c -> c.collectionId(collection).locationName("elsewhere"))));
    changes.add(
        Changes.of(
            ChangeAction.CREATE,
            Changes.recordSet(name("cname-none"), RRType.CNAME, 60, "www.example.com.").toBuilder()
                .setIdentifier("jp")
                .geoLocation(g -> g.countryCode("JP"))
                .build()));
    changes.add(aliasSet(name("tree"), RRType.A, "weighted"));
    changes.add(aliasSet(name("tree-none"), RRType.A, "geo-none"));
    changes.add(Changes.create(name("to-none"), RRType.CNAME, 60, "ip-none.example.com."));
    return changes;
  }

  private void changeCidr(String collection, String location, String block) {
    api.client()
        .changeCidrCollection(request ->
            request
                .id(collection)
                .changes(
                    CidrCollectionChange.builder()
                        .locationName(location)
                        .action(CidrCollectionChangeAction.PUT)
                        .cidrList(block)
                        .build()));
  }

  /** Makes a key-signing key. */
  void createKey(String key, String status) {
    api.client()
        .createKeySigningKey(request ->
            request
                .hostedZoneId(id)
                .name(key)
                .callerReference(key)
                .status(status)
                .keyManagementServiceArn(
                    "arn:aws:kms:us-east-1:000000000000:key/" + key.replace('_', '-')));
  }

  void enable() {
    api.client().enableHostedZoneDNSSEC(request -> request.hostedZoneId(id));
  }

  /** What validators are told to trust of a key. */
  Validator.Anchor anchor(String key) {
    KeySigningKey found =
        api.client().getDNSSEC(request -> request.hostedZoneId(id)).keySigningKeys().stream()
            .filter(candidate -> candidate.name().equals(key))
            .findAny()
            .orElseThrow();
    return new Validator.Anchor(NAME, found.dnskeyRecord(), found.dsRecord());
  }

  /** The questions, and how their answers are to be judged. */
  static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    add(questions, "", SECURE, "SOA", "NS", "MX", "CAA", "DNSKEY", "A", "TXT", "NSEC");
    add(questions, "www", SECURE, "A", "AAAA", "TXT", "NSEC");
    add(questions, "text", SECURE, "TXT");
    add(questions, "spf", SECURE, "SPF");
    add(questions, "ptr", SECURE, "PTR");
    add(questions, "naptr", SECURE, "NAPTR");
    add(questions, "_sip._tcp", SECURE, "SRV");
    add(questions, "_443._tcp", SECURE, "TLSA");
    add(questions, "sshfp", SECURE, "SSHFP");
    add(questions, "svcb", SECURE, "SVCB");
    add(questions, "https", SECURE, "HTTPS", "A");
    add(questions, "alias", SECURE, "CNAME", "A", "MX");
    add(questions, "chain", SECURE, "AAAA");
    add(questions, "to-absent", SECURE, "A");
    add(questions, "to-no-data", SECURE, "AAAA");
    add(questions, "alias-set", SECURE, "AAAA", "A");
    add(questions, "x.wild", SECURE, "TXT", "A");
    add(questions, "x.y.wild-alias", SECURE, "A");
    add(questions, "absent", SECURE, "A", "TYPE65280");
    add(questions, "b.c", SECURE, "A");
    add(questions, "insecure", SECURE, "DS");
    add(questions, "secure", SECURE, "DS");
    for (String policy :
        List.of("weighted", "latency", "failover", "geo", "proximity", "multi", "ip", "tree")) {
      add(questions, policy, SECURE, "A", "AAAA");
    }
    add(questions, "geo-none", SECURE, "A", "TXT");
    for (String none : List.of("ip-none", "cname-none", "tree-none", "to-none")) {
      add(questions, none, SECURE, "A");
    }
    add(questions, "cname-none", SECURE, "CNAME", "NSEC");
    add(questions, "www.insecure", INSECURE, "A", "TXT");
    add(questions, "to-insecure", INSECURE, "A");
    return questions;
  }

  private static void add(
      List<Question> questions, String labels, Verdict verdict, String... types) {
    for (String type : types) {
      questions.add(new Question(labels.isEmpty() ? NAME : name(labels), type, verdict));
    }
  }
}
