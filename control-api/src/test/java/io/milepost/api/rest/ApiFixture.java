package io.milepost.api.rest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milepost.api.MemoryStore;
import io.milepost.api.NoHealth;
import io.milepost.api.NoZones;
import io.milepost.api.PlainKeys;
import io.milepost.api.auth.AccessKeys;
import io.milepost.api.auth.SignatureVerifier;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.operation.Account;
import io.milepost.api.operation.Operations;
import io.milepost.model.operation.Quotas;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** The API over a store in memory, called without HTTP. */
final class ApiFixture {
  static final Instant NOW = Instant.parse("2026-03-27T17:48:16.751Z");
  static final Account ACCOUNT = new Account("123456789012", Quotas.ENFORCED);
  private static final String XMLNS = " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final PlainKeys keys = new PlainKeys();
  private final RestApi api =
      new RestApi(
          Operations.of(
              new MemoryStore(InstantSource.fixed(NOW), new Random(1)),
              ACCOUNT,
              NoZones.explainer(),
              NoHealth.MONITOR,
              keys,
              false),
          new SignatureVerifier(AccessKeys.NONE, InstantSource.fixed(NOW)),
          Throttle.OFF,
          meters);

  HttpReply get(String target) {
    return call("GET", target, "");
  }

  HttpReply delete(String target) {
    return call("DELETE", target, "");
  }

  /** Posts a body as it is. */
  HttpReply post(String target, String body) {
    return call("POST", target, body);
  }

  HttpReply call(String method, String target, String body) {
    int query = target.indexOf('?');
    return api.answer(
        new HttpCall(
            method,
            "/2013-04-01" + (query < 0 ? target : target.substring(0, query)),
            query < 0 ? "" : target.substring(query + 1),
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
  }

  /** Creates a zone and gives its bare id. */
  String createZone(String name, String callerReference) {
    HttpReply reply =
        post(
            "/hostedzone",
            root(
                "CreateHostedZoneRequest",
                "<Name>"
                    + name
                    + "</Name><CallerReference>"
                    + callerReference
                    + "</CallerReference>"));
    return text(reply, "Id").replace("/hostedzone/", "");
  }

  /** Posts a change batch. */
  HttpReply change(String zone, String changes) {
    return post(
        "/hostedzone/" + zone + "/rrset/",
        root(
            "ChangeResourceRecordSetsRequest",
            "<ChangeBatch><Changes>" + changes + "</Changes></ChangeBatch>"));
  }

  static String root(String name, String content) {
    return "<" + name + XMLNS + ">" + content + "</" + name + ">";
  }

  /** One change of a batch; the set's members besides name and type are given as XML. */
  static String change(String action, String name, String type, String members) {
    return "<Change><Action>%s</Action><ResourceRecordSet><Name>%s</Name><Type>%s</Type>%s</ResourceRecordSet></Change>"
        .formatted(action, name, type, members);
  }

  /** TTL and values as XML. */
  static String ttlAndValues(String... values) {
    StringBuilder xml = new StringBuilder("<TTL>60</TTL><ResourceRecords>");
    for (String value : values) {
      xml.append("<ResourceRecord><Value>").append(value).append("</Value></ResourceRecord>");
    }
    return xml.append("</ResourceRecords>").toString();
  }

  /** The text of the first element of a name; empty if there is none. */
  static String text(HttpReply reply, String element) {
    return texts(reply, element).stream().findFirst().orElse("");
  }

  /** The texts of all elements of a name, with XML's escapes. */
  static List<String> texts(HttpReply reply, String element) {
    return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
        .matcher(reply.body())
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
