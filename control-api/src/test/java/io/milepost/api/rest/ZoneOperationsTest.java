package io.milepost.api.rest;

import static io.milepost.api.rest.ApiFixture.change;
import static io.milepost.api.rest.ApiFixture.root;
import static io.milepost.api.rest.ApiFixture.text;
import static io.milepost.api.rest.ApiFixture.texts;
import static io.milepost.api.rest.ApiFixture.ttlAndValues;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.http.HttpReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneOperationsTest {
  private final ApiFixture api = new ApiFixture();

  @Test
  void createHostedZone_givesZoneChangeAndDelegationSet() {
    HttpReply reply =
        api.post(
            "/hostedzone",
            root(
                "CreateHostedZoneRequest",
                "<Name>Example.COM</Name><CallerReference>r1</CallerReference>"
                    + "<HostedZoneConfig><Comment>c</Comment></HostedZoneConfig>"));
    assertThat(reply.status()).isEqualTo(201);
    String id = text(reply, "Id").replace("/hostedzone/", "");
    assertThat(reply.headers())
        .containsEntry("Location", "https://route53.amazonaws.com/2013-04-01/hostedzone/" + id);
    assertThat(reply.body())
        .matches(
            "<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?><CreateHostedZoneResponse"
                + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><HostedZone>"
                + "<Id>/hostedzone/Z[0-9A-Z]+</Id><Name>example.com.</Name>"
                + "<CallerReference>r1</CallerReference><Config><Comment>c</Comment>"
                + "<PrivateZone>false</PrivateZone></Config>"
                + "<ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>"
                + "<ChangeInfo><Id>/change/C[0-9A-Z]+</Id><Status>PENDING</Status>"
                + "<SubmittedAt>2026-03-27T17:48:16.751Z</SubmittedAt></ChangeInfo>"
                + "<DelegationSet><NameServers>"
                + "(<NameServer>ns-\\d+.awsdns-\\d\\d.[a-z.]+[a-z]</NameServer>){4}"
                + "</NameServers></DelegationSet></CreateHostedZoneResponse>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com", ".", "*.example.com", "a..example.com", "a b.example.com", "é.com", "com."})
  void createHostedZone_ofBadName_givesInvalidDomainName(String name) {
    HttpReply reply = create(name, "");
    assertThat(text(reply, "Code")).isEqualTo("InvalidDomainName");
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void createHostedZone_withUsedReference_isRefused() {
    api.createZone("example.com", "r");
    HttpReply reply = create("example.org", "");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(text(reply, "Message"))
        .isEqualTo("A hosted zone has already been created with the specified caller reference.");
  }

  private HttpReply create(String name, String members) {
    return api.post(
        "/hostedzone",
        root(
            "CreateHostedZoneRequest",
            "<Name>" + name + "</Name><CallerReference>r</CallerReference>" + members));
  }

  @Test
  void getHostedZone_withAndWithoutPrefix_givesZone() {
    String id = api.createZone("example.com", "r");
    HttpReply bare = api.get("/hostedzone/" + id);
    assertThat(bare.status()).isEqualTo(200);
    assertThat(text(bare, "Name")).isEqualTo("example.com.");
    assertThat(api.get("/hostedzone/%2Fhostedzone%2F" + id).body()).isEqualTo(bare.body());
    assertThat(api.get("/hostedzone//hostedzone/" + id).body()).isEqualTo(bare.body());
    assertThat(api.get("/hostedzone/hostedzone%2F" + id).body()).isEqualTo(bare.body());
  }

  @Test
  void getHostedZone_ofTooLongId_namesTheParameter() {
    HttpReply reply = api.get("/hostedzone/" + "Z".repeat(33));
    assertThat(text(reply, "Code")).isEqualTo("InvalidInput");
    assertThat(text(reply, "Message"))
        .isEqualTo(
            "1 validation error detected: Value '"
                + "Z".repeat(33)
                + "' at 'id' failed to satisfy"
                + " constraint: Member must have length less than or equal to 32");
  }

  @Test
  void deleteHostedZone_ofEmptyZone_removesIt() {
    String id = api.createZone("example.com", "r");
    assertThat(api.delete("/hostedzone/" + id).status()).isEqualTo(200);
    HttpReply reply = api.get("/hostedzone/" + id);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply, "Message")).isEqualTo("No hosted zone found with ID: " + id);
  }

  @Test
  void deleteHostedZone_ofFullZone_isRefused() {
    String id = api.createZone("example.com", "r");
    api.change(id, change("CREATE", "a.example.com", "A", ttlAndValues("192.0.2.1")));
    HttpReply reply = api.delete("/hostedzone/" + id);
    assertThat(text(reply, "Code")).isEqualTo("HostedZoneNotEmpty");
  }

  @Test
  void getChange_ofChange_isInSync() {
    String id = api.createZone("example.com", "r");
    HttpReply changed =
        api.change(id, change("CREATE", "a.example.com", "A", ttlAndValues("192.0.2.1")));
    HttpReply reply = api.get(text(changed, "Id"));
    assertThat(text(reply, "Status")).isEqualTo("INSYNC");
    assertThat(text(reply, "Id")).isEqualTo(text(changed, "Id"));
    assertThat(api.get("/change/" + text(changed, "Id")).body()).isEqualTo(reply.body());
  }

  @Test
  void getChange_ofUnknownId_givesNoSuchChange() {
    HttpReply reply = api.get("/change/C1");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply, "Code")).isEqualTo("NoSuchChange");
  }

  @Test
  void listHostedZones_pages_withInclusiveMarkers() {
    String first = api.createZone("b.example", "r1");
    String second = api.createZone("a.example", "r2");
    String third = api.createZone("c.example", "r3");
    HttpReply page = api.get("/hostedzone?maxitems=2");
    assertThat(texts(page, "Id")).containsExactly("/hostedzone/" + first, "/hostedzone/" + second);
    assertThat(text(page, "IsTruncated")).isEqualTo("true");
    assertThat(text(page, "NextMarker")).isEqualTo(third);
    assertThat(page.body()).doesNotContain("<Marker>").contains("<MaxItems>2</MaxItems>");
    HttpReply last = api.get("/hostedzone?maxitems=2&marker=" + third);
    assertThat(texts(last, "Id")).containsExactly("/hostedzone/" + third);
    assertThat(last.body())
        .contains("<Marker>" + third + "</Marker><IsTruncated>false</IsTruncated>")
        .doesNotContain("NextMarker");
  }

  @Test
  void listHostedZones_ofUnknownMarker_isToldSo() {
    HttpReply reply = api.get("/hostedzone?marker=Z1");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply, "Code")).isEqualTo("InvalidInput");
    assertThat(text(reply, "Message")).isEqualTo("The marker 'Z1' is not the ID of a hosted zone.");
  }

  @Test
  void listHostedZones_filters() {
    api.createZone("a.example", "r1");
    HttpReply none = api.get("/hostedzone?hostedzonetype=PrivateHostedZone");
    assertThat(none.body()).contains("<HostedZones></HostedZones>");
    HttpReply unknown = api.get("/hostedzone?delegationsetid=%2Fdelegationset%2FN1");
    assertThat(text(unknown, "Code")).isEqualTo("NoSuchDelegationSet");
    assertThat(unknown.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "abc", "1.5", "00"})
  void lists_ofBadMaxItems_areRefused(String maxItems) {
    for (String path : new String[] {"/hostedzone", "/hostedzonesbyname", "/hostedzone/Z1/rrset"}) {
      HttpReply reply = api.get(path + "?maxitems=" + maxItems);
      assertThat(text(reply, "Code")).as(path).isEqualTo("InvalidInput");
    }
  }

  @Test
  void lists_ofTooManyItems_areCut() {
    String id = api.createZone("example.com", "r");
    String many = "?maxitems=99999999999999999999";
    assertThat(text(api.get("/hostedzone" + many), "MaxItems")).isEqualTo("100");
    assertThat(text(api.get("/hostedzonesbyname" + many), "MaxItems")).isEqualTo("100");
    assertThat(text(api.get("/hostedzone/" + id + "/rrset" + many), "MaxItems")).isEqualTo("300");
  }

  @Test
  void listHostedZonesByName_pages_byReversedNameAndId() {
    api.createZone("b.example", "r1");
    api.createZone("example", "r2");
    api.createZone("a.example", "r3");
    String one = api.createZone("z.a.example", "r4");
    String other = api.createZone("z.a.example", "r5");
    String low = one.compareTo(other) < 0 ? one : other;
    String high = low.equals(one) ? other : one;
    assertThat(texts(api.get("/hostedzonesbyname"), "Name"))
        .containsExactly("a.example.", "z.a.example.", "z.a.example.", "b.example.");
    HttpReply page = api.get("/hostedzonesbyname?dnsname=Z.a.example&maxitems=1");
    assertThat(texts(page, "Id")).containsExactly("/hostedzone/" + low);
    assertThat(text(page, "DNSName")).isEqualTo("Z.a.example");
    assertThat(text(page, "NextDNSName")).isEqualTo("z.a.example.");
    assertThat(text(page, "NextHostedZoneId")).isEqualTo(high);
    HttpReply next =
        api.get("/hostedzonesbyname?dnsname=z.a.example.&maxitems=1&hostedzoneid=" + high);
    assertThat(texts(next, "Id")).containsExactly("/hostedzone/" + high);
    assertThat(next.body()).contains("<HostedZoneId>" + high + "</HostedZoneId>");
  }

  @Test
  void listHostedZonesByName_ofBadPosition_isRefused() {
    assertThat(text(api.get("/hostedzonesbyname?hostedzoneid=Z1"), "Code"))
        .isEqualTo("InvalidInput");
    assertThat(text(api.get("/hostedzonesbyname?dnsname=a..b"), "Code"))
        .isEqualTo("InvalidDomainName");
  }

  @Test
  void answer_toOperationThatIsNotThere_namesIt() {
    HttpReply reply = api.get("/trafficpolicyinstancecount");
    assertThat(reply.status()).isEqualTo(501);
    assertThat(text(reply, "Message")).contains("GetTrafficPolicyInstanceCount");
    assertThat(
            api.meters
                .get("milepost.api.requests")
                .tag("operation", "GetTrafficPolicyInstanceCount")
                .tag("status", "501")
                .timer()
                .count())
        .isEqualTo(1);
  }
}
