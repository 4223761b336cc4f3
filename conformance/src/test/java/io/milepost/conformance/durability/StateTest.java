package io.milepost.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.RawHttp.Response;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** All state at once: forgotten, shown and replaced, and still so after the process is killed. */
final class StateTest {
  private static final String EMPTY = "\"hostedZones\" : [ ]";

  private MilepostProcess milepost;

  @BeforeEach
  void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--vpc=127.0.0.2/32=vpc-1");
  }

  @AfterEach
  void stop() {
    milepost.close();
  }

  private Response admin(String method, String path, String body) {
    Response response = new RawHttp(milepost.admin()).send(method, "/_milepost/" + path, body);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response;
  }

  private String state() {
    return admin("GET", "state", "").text();
  }

  private Message ask(String name) throws Exception {
    return new DnsClient(milepost.dns()).udp(DnsQueries.plain(new Name(name), Type.A));
  }

  private void assertAnswered() throws Exception {
    Message answer = ask("www.example.com.");
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).hasSize(2);
  }

  private void assertRefused() throws Exception {
    assertThat(ask("www.example.com.").getRcode()).isEqualTo(Rcode.REFUSED);
  }

  private void fill() {
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String set =
          api.client()
              .createReusableDelegationSet(request -> request.callerReference("set"))
              .delegationSet()
              .id();
      String zone =
          api.client()
              .createHostedZone(request ->
                  request
                      .name("example.com")
                      .callerReference("zone")
                      .delegationSetId(set)
                      .hostedZoneConfig(config -> config.comment("é")))
              .hostedZone()
              .id()
              .replace("/hostedzone/", "");
      api.change(
          zone,
          List.of(
              Changes.create("www.example.com", RRType.A, 60, "192.0.2.1", "192.0.2.2"),
              Changes.create("*.example.com", RRType.TXT, 60, "\"a\\\"b\" \"\\303\\251\"")));
      api.client()
          .changeTagsForResource(request ->
              request
                  .resourceType(TagResourceType.HOSTEDZONE)
                  .resourceId(zone)
                  .addTags(Tag.builder().key("k").value("v").build()));
      api.client()
          .createHostedZone(request ->
              request
                  .name("internal")
                  .callerReference("private")
                  .vpc(vpc -> vpc.vpcId("vpc-1").vpcRegion(VPCRegion.EU_WEST_1)));
    }
  }

  @Test
  void reset_isSeenAtOnceAndDurable() throws Exception {
    fill();
    assertAnswered();
    assertThat(admin("POST", "reset", "").text()).isEqualTo("{\"hostedZones\":0}");
    assertRefused();
    milepost.kill();
    milepost.restart();
    assertRefused();
    assertThat(state()).contains(EMPTY);
    // Caller references are free again.
    fill();
    assertAnswered();
  }

  @Test
  void document_isSeenAtOnceAndDurable() throws Exception {
    fill();
    String document = state();
    admin("POST", "reset", "");
    assertThat(state()).contains(EMPTY);
    admin("PUT", "state", document);
    assertAnswered();
    assertThat(state()).isEqualTo(document);
    milepost.kill();
    milepost.restart();
    assertAnswered();
    assertThat(state()).isEqualTo(document);
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      assertThat(api.client().listHostedZones().hostedZones()).hasSize(2);
    }
  }

  @Test
  void badDocument_changesNothing() throws Exception {
    fill();
    String document = state();
    Response refused =
        new RawHttp(milepost.admin())
            .send("PUT", "/_milepost/state", document.replace("192.0.2.2", "192.0.2.256"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("example.com.", "192.0.2.256");
    assertAnswered();
    assertThat(state()).isEqualTo(document);
  }
}
