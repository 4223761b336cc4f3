package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.RawHttp.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The API as HTTP and XML, octet by octet: what no SDK shows and what no SDK would send. */
final class HttpTest {
  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final int MEBIBYTE = 1 << 20;

  private static Path directory = Path.of("");
  private static MilepostProcess milepost;
  private static RawHttp http;
  private static String zone = "";
  private static int references;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    directory = temporary;
    milepost = MilepostProcess.start(temporary);
    http = new RawHttp(milepost.api());
    Response created = http.post("/2013-04-01/hostedzone", create("http.example.com"));
    zone = created.element("Id").orElseThrow().substring("/hostedzone/".length());
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  private static String create(String name) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <CreateHostedZoneRequest xmlns="%s"><Name>%s</Name>\
    <CallerReference>reference %d</CallerReference></CreateHostedZoneRequest>\
    """
        .formatted(NAMESPACE, name, ++references);
  }

  private static String change(String name, String value) {
    return """
    <ChangeResourceRecordSetsRequest xmlns="%s"><ChangeBatch><Changes><Change>\
    <Action>UPSERT</Action><ResourceRecordSet><Name>%s</Name><Type>A</Type><TTL>60</TTL>\
    <ResourceRecords><ResourceRecord><Value>%s</Value></ResourceRecord></ResourceRecords>\
    </ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>\
    """
        .formatted(NAMESPACE, name, value);
  }

  private static Response change(String body) {
    return http.post("/2013-04-01/hostedzone/" + zone + "/rrset/", body);
  }

  /** Checks that a request changed nothing and left the server well. */
  private static void assertUnharmed() {
    assertThat(new RawHttp(milepost.admin()).get("/_milepost/health").status()).isEqualTo(200);
    assertThat(http.get("/2013-04-01/hostedzone/" + zone).status()).isEqualTo(200);
  }

  private static void assertRefused(Response response, int status, String error) {
    assertThat(response.error()).matches("(?s)" + error);
    assertThat(response.status()).isEqualTo(status);
    assertErrorEnvelope(response);
    assertUnharmed();
  }

  private static void assertErrorEnvelope(Response response) {
    String id = response.header("x-amzn-requestid").orElse("");
    assertThat(id).matches(UUID);
    assertThat(response.header("content-type").orElse("")).startsWith("text/xml");
    assertThat(response.text())
        .matches(
            "(?s)<\\?xml version=\"1\\.0\"( encoding=\"UTF-8\")?\\?>\\n?<ErrorResponse xmlns=\""
                + NAMESPACE
                + "\"><Error><Type>(Sender|Receiver)</Type><Code>\\w+</Code>"
                + "<Message>[^<]*</Message></Error><RequestId>"
                + id
                + "</RequestId></ErrorResponse>");
    assertThat(response.element("Type")).contains(response.status() < 500 ? "Sender" : "Receiver");
  }

  @Test
  void success_hasHeadersAndOneLineOfXml() throws Exception {
    Response created = http.post("/2013-04-01/hostedzone", create("success.example.com"));
    assertThat(created.status()).isEqualTo(201);
    String id = created.element("Id").orElseThrow();
    assertThat(created.header("location"))
        .contains("https://route53.amazonaws.com/2013-04-01" + id);
    assertThat(created.header("x-amzn-requestid").orElse("")).matches(UUID);
    assertThat(created.header("content-type").orElse("")).startsWith("text/xml");
    assertThat(created.text())
        .matches(
            "<\\?xml version=\"1\\.0\"( encoding=\"UTF-8\")?\\?>\\n?<CreateHostedZoneResponse"
                + " xmlns=\""
                + NAMESPACE
                + "\"><HostedZone>[^\\n]*</CreateHostedZoneResponse>\\n?");
    assertThat(created.element("SubmittedAt").orElse(""))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    // An absent element is left out, not empty.
    assertThat(created.text()).doesNotContain("<Comment", "/>", "<LinkedService", "<VPC");
    Document document = parse(created.text());
    assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);

    Response got = http.get("/2013-04-01" + id);
    assertThat(got.header("x-amzn-requestid").orElse("")).matches(UUID);
    assertThat(got.header("x-amzn-requestid")).isNotEqualTo(created.header("x-amzn-requestid"));
    assertThat(got.header("location")).isEmpty();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void specialCharacters_comeBackAsTheyWere() throws Exception {
    String body =
        create("special.example.com")
            .replace(
                "</CallerReference>",
                " &lt;&amp;&gt;&quot;&apos; &#xe4;&#x1F600; tab:&#9; <![CDATA[<&]]><!-- no -->"
                    + "</CallerReference>");
    Response created = http.post("/2013-04-01/hostedzone", body);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String reference =
        parse(created.text()).getElementsByTagName("CallerReference").item(0).getTextContent();
    assertThat(reference).endsWith(" <&>\"' ä😀 tab:\t <&");
  }

  @Test
  void body_needsTheNamespace() {
    String body = create("none.example.com");
    for (String other :
        new String[] {"", " xmlns=\"https://route53.amazonaws.com/doc/2012-12-12/\""}) {
      assertRefused(
          http.post("/2013-04-01/hostedzone", body.replace(" xmlns=\"" + NAMESPACE + "\"", other)),
          400,
          "InvalidInput: Invalid XML ; cvc-elt\\.1: Cannot find the declaration of element"
              + " 'CreateHostedZoneRequest'.*");
    }
  }

  @Test
  void body_mayHaveAPrefixedNamespace_andAnyOrder() {
    Response created =
        http.post(
            "/2013-04-01/hostedzone",
            """
            <r:CreateHostedZoneRequest xmlns:r="%s">
              <r:HostedZoneConfig><r:PrivateZone>0</r:PrivateZone><r:Comment>c</r:Comment></r:HostedZoneConfig>
              <r:CallerReference>prefixed</r:CallerReference>
              <r:Name>prefixed.example.com</r:Name>
            </r:CreateHostedZoneRequest>
            """
                .formatted(NAMESPACE));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.element("Comment")).contains("c");
    assertThat(created.element("PrivateZone")).contains("false");
  }

  @Test
  void body_wrongRoot() {
    assertRefused(
        change(
            change("a.http.example.com", "192.0.2.1")
                .replace("<ChangeResourceRecordSetsRequest xmlns=\"" + NAMESPACE + "\">", "")
                .replace("</ChangeResourceRecordSetsRequest>", "")
                .replace("<ChangeBatch>", "<ChangeBatch xmlns=\"" + NAMESPACE + "\">")),
        400,
        "MalformedInput: ChangeBatch is not valid, expected ChangeResourceRecordSetsRequest");
  }

  @Test
  void body_unknownElement() {
    assertRefused(
        http.post(
            "/2013-04-01/hostedzone",
            create("unknown.example.com").replace("<Name>", "<Colour>red</Colour><Name>")),
        400,
        "InvalidInput: Invalid XML ; cvc-complex-type\\.2\\.4\\.[ad]: Invalid content was found"
            + " starting with element '.*Colour.*");
  }

  @Test
  void body_missingElement() {
    assertRefused(
        change(change("a.http.example.com", "192.0.2.1").replace("<Action>UPSERT</Action>", "")),
        400,
        "InvalidInput: Invalid XML ; cvc-complex-type\\.2\\.4\\..*Action.*");
  }

  @Test
  void body_repeatedElement() {
    assertRefused(
        http.post(
            "/2013-04-01/hostedzone",
            create("twice.example.com").replace("<Name>", "<Name>one.example.com</Name><Name>")),
        400,
        "InvalidInput: Invalid XML ;.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "no XML",
        "{\"Name\":\"example.com\"}",
        "<CreateHostedZoneRequest xmlns=\"" + NAMESPACE + "\"><Name>a.example.com",
        "<CreateHostedZoneRequest xmlns=\"" + NAMESPACE + "\"><Name>a.example.com</Other>",
        "<CreateHostedZoneRequest xmlns=\"" + NAMESPACE + "\"><Name>&unknown;</Name>",
        "<CreateHostedZoneRequest xmlns=\"" + NAMESPACE + "\"></CreateHostedZoneRequest> more",
        "<CreateHostedZoneRequest xmlns=\"" + NAMESPACE + "\"><Name>\u0001</Name>"
      })
  void body_malformed(String body) {
    assertRefused(
        http.post("/2013-04-01/hostedzone", body), 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_missing() {
    assertRefused(
        http.post("/2013-04-01/hostedzone", ""), 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_notUtf8() {
    byte[] body =
        create("latin.example.com")
            .replace("reference", "r\u00e9f\u00e9rence")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(
        http.send("POST", "/2013-04-01/hostedzone", body),
        400,
        "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_declaringAnotherEncoding_isReadInIt() {
    byte[] body =
        create("utf16.example.com")
            .replace("UTF-8", "UTF-16")
            .replace("reference", "r\u00e9f\u00e9rence")
            .getBytes(StandardCharsets.UTF_16);
    Response created = http.send("POST", "/2013-04-01/hostedzone", body);
    if (created.status() == 201) {
      assertThat(created.element("CallerReference").orElse("")).startsWith("r\u00e9f\u00e9rence");
    } else {
      assertRefused(created, 400, "(InvalidInput|MalformedInput): .+");
    }
  }

  @Test
  void body_withExternalEntity_isRefusedUnread() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "entity-content");
    String body =
        "<?xml version=\"1.0\"?><!DOCTYPE CreateHostedZoneRequest [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + create("&e;.example.com").replaceFirst("(?s)<\\?xml.*?\\?>\\s*", "");
    Response response = http.post("/2013-04-01/hostedzone", body);
    assertThat(response.text()).doesNotContain("entity-content");
    assertRefused(response, 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_withEntityBomb_isRefused() {
    StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
    for (int i = 1; i <= 20; i++) {
      entities.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    String body =
        "<?xml version=\"1.0\"?><!DOCTYPE CreateHostedZoneRequest ["
            + entities
            + "]>"
            + create("&a20;.example.com").replaceFirst("(?s)<\\?xml.*?\\?>\\s*", "");
    assertRefused(
        http.post("/2013-04-01/hostedzone", body), 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_withEmptyDoctype_isRefused() {
    String body =
        create("doctype.example.com")
            .replaceFirst("(?s)<\\?xml.*?\\?>\\s*", "<!DOCTYPE CreateHostedZoneRequest>");
    assertRefused(
        http.post("/2013-04-01/hostedzone", body), 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_deeplyNested_isRefused() {
    int depth = 100_000;
    String body =
        create("deep.example.com")
            .replace("<Name>", "<Name>" + "<a>".repeat(depth) + "</a>".repeat(depth));
    assertRefused(
        http.post("/2013-04-01/hostedzone", body), 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_withManyAttributes_isHarmless() {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      attributes.append(" a").append(i).append("=\"\"");
    }
    Response response =
        http.post(
            "/2013-04-01/hostedzone",
            create("attributes.example.com").replace("<Name>", "<Name" + attributes + ">"));
    assertRefused(response, 400, "(InvalidInput|MalformedInput): .+");
  }

  @Test
  void body_ofOneMebibyte_isRead() {
    String body = change("mebibyte.http.example.com", "192.0.2.1");
    String padding = " ".repeat(MEBIBYTE - body.length());
    Response changed = change(body.replace("<Changes>", "<Changes>" + padding));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  @Test
  void body_of64Mebibytes_isRefusedWithoutHarm() {
    byte[] body = " ".repeat(64 * MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        ("POST /2013-04-01/hostedzone HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    Optional<Response> response = http.sendOctets(request.toByteArray());
    response.ifPresent(refused -> assertThat(refused.status()).isIn(400, 413));
    assertUnharmed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/xml", "application/xml", "text/plain", "application/json", "junk", ""})
  void body_mayHaveAnyContentType(String type) {
    Response changed =
        type.isEmpty()
            ? change(change("type.http.example.com", "192.0.2.1"))
            : http.post(
                "/2013-04-01/hostedzone/" + zone + "/rrset/",
                change("type.http.example.com", "192.0.2.1"),
                "Content-Type: " + type);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  @Test
  void body_mayBeCompressed() throws IOException {
    Response changed = compressed(change("gzip.http.example.com", "192.0.2.1"));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    Response listed =
        http.get("/2013-04-01/hostedzone/" + zone + "/rrset?name=gzip.http.example.com");
    assertThat(listed.text()).contains("<Name>gzip.http.example.com.</Name>");
  }

  @Test
  void body_compressedBomb_isRefused() throws IOException {
    Response response = compressed(" ".repeat(128 * MEBIBYTE));
    assertThat(response.status()).isIn(400, 413);
    assertUnharmed();
  }

  private static Response compressed(String body) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return http.send(
        "POST",
        "/2013-04-01/hostedzone/" + zone + "/rrset/",
        octets.toByteArray(),
        "Content-Encoding: gzip");
  }

  @Test
  void response_isCompressedIfAskedAndLarge() {
    for (int i = 0; i < 40; i++) {
      change("large%d.http.example.com".formatted(i), "192.0.2.1");
    }
    String large = "/2013-04-01/hostedzone/" + zone + "/rrset";
    Response plain = http.get(large);
    assertThat(plain.header("content-encoding")).isEmpty();
    Response packed = http.get(large, "Accept-Encoding: gzip, deflate");
    assertThat(packed.header("content-encoding")).contains("gzip");
    assertThat(packed.text()).isEqualTo(plain.text());
    Response small = http.get("/2013-04-01/hostedzonecount", "Accept-Encoding: gzip");
    assertThat(small.header("content-encoding")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /2013-04-01",
    "GET, /2013-04-01/",
    "GET, /2013-04-01/nothing",
    "GET, /2012-12-12/hostedzone",
    "GET, /hostedzone",
    "GET, /_milepost/health",
    "GET, /2013-04-01/hostedzone/Z123/rrset/more",
    "GET, /2013-04-01/../_milepost/health",
    "PUT, /2013-04-01/hostedzone",
    "DELETE, /2013-04-01/hostedzone",
    "PATCH, /2013-04-01/hostedzone/Z123",
    "OPTIONS, /2013-04-01/hostedzone",
    "TRACE, /2013-04-01/hostedzone",
    "POST, /2013-04-01/change/C123",
    "DELETE, /2013-04-01/hostedzone/Z123/rrset"
  })
  void unknownPathOrMethod_is404(String method, String target) {
    assertRefused(http.send(method, target, ""), 404, "UnknownOperationException: .+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2013-04-01/hostedzone/%ID%",
        "/2013-04-01/hostedzone/%2Fhostedzone%2F%ID%",
        "/2013-04-01/hostedzone/hostedzone%2F%ID%",
        "/2013-04-01/hostedzone/%ID%?unknown=1"
      })
  void hostedZoneId_mayHaveItsPrefix(String target) {
    Response got = http.get(target.replace("%ID%", zone));
    assertThat(got.status()).as(got.text()).isEqualTo(200);
    assertThat(got.element("Id")).contains("/hostedzone/" + zone);
  }

  @Test
  void prefixedIds_areReadWhereverAnIdIs() {
    Response changed =
        http.post(
            "/2013-04-01/hostedzone/%2Fhostedzone%2F" + zone + "/rrset/",
            change("prefix.http.example.com", "192.0.2.1"));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    String change = changed.element("Id").orElseThrow().substring("/change/".length());
    assertThat(http.get("/2013-04-01/change/%2Fchange%2F" + change).status()).isEqualTo(200);
    assertThat(http.get("/2013-04-01/hostedzone?marker=%2Fhostedzone%2F" + zone).element("Id"))
        .contains("/hostedzone/" + zone);
    Response byName =
        http.get(
            "/2013-04-01/hostedzonesbyname?dnsname=http.example.com&hostedzoneid=%2Fhostedzone%2F"
                + zone);
    assertThat(byName.element("Id")).contains("/hostedzone/" + zone);
  }

  @Test
  void rrset_isTheSameWithAndWithoutFinalSlash() {
    assertThat(http.get("/2013-04-01/hostedzone/" + zone + "/rrset/").status()).isEqualTo(200);
    assertThat(http.get("/2013-04-01/hostedzone/" + zone + "/rrset").status()).isEqualTo(200);
    assertThat(
            http.post(
                    "/2013-04-01/hostedzone/" + zone + "/rrset",
                    change("slash.http.example.com", "192.0.2.1"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void emptyParameters_areAsIfAbsent() {
    // Hand-written clients send them.
    assertThat(http.get("/2013-04-01/hostedzone?marker=").status()).isEqualTo(200);
    assertThat(http.get("/2013-04-01/hostedzonesbyname?dnsname=&hostedzoneid=").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2013-04-01/hostedzone?marker=%",
        "/2013-04-01/hostedzone?marker=%zz",
        "/2013-04-01/hostedzone?maxitems=99999999999999999999",
        "/2013-04-01/hostedzonesbyname?dnsname=%ff",
        "/2013-04-01/hostedzonesbyname?dnsname=%00",
        "/2013-04-01/hostedzone/%00"
      })
  void strangeParameters_areNoFaultOfTheServer(String target) {
    assertThat(http.get(target).status()).isLessThan(500);
    assertUnharmed();
  }

  @Test
  void legalSignatures_areAccepted_andNoneToo() {
    Response signed =
        http.get(
            "/2013-04-01/hostedzone",
            "X-Amz-Date: 20250101T000000Z",
            "Authorization: AWS4-HMAC-SHA256"
                + " Credential=AKIATEST/20250101/us-east-1/route53/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature="
                + "0".repeat(64));
    assertThat(signed.status()).isEqualTo(200);
    assertThat(http.get("/2013-04-01/hostedzone").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "LOCALHOST:5380",
        "[::1]:5380",
        "192.0.2.1:80",
        "route53.amazonaws.com",
        "Route53.AmazonAWS.com:443"
      })
  void host_ofOurs_isAccepted(String host) {
    for (RawHttp port : new RawHttp[] {http, new RawHttp(milepost.admin())}) {
      String target = port == http ? "/2013-04-01/hostedzone" : "/_milepost/health";
      assertThat(port.get(target, "Host: " + host).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "route53.amazonaws.com.example.com",
        "localhost.example.com",
        "127.0.0.1.example.com",
        "example.com:5380",
        "evil@localhost",
        "localhost@example.com",
        ""
      })
  void host_ofOthers_is403(String host) {
    assertRefused(http.get("/2013-04-01/hostedzone", "Host: " + host), 403, "AccessDenied: .*");
    Response created =
        http.post("/2013-04-01/hostedzone", create("host.example.com"), "Host: " + host);
    assertThat(created.status()).isEqualTo(403);
    assertThat(http.get("/2013-04-01/hostedzonesbyname").text()).doesNotContain("host.example.com");
    assertThat(new RawHttp(milepost.admin()).get("/_milepost/health", "Host: " + host).status())
        .isEqualTo(403);
    assertThat(new RawHttp(milepost.admin()).get("/_milepost/metrics", "Host: " + host).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://localhost.example.com",
        "null",
        "http://127.0.0.1.example.com",
        "http://evil.test:5380",
        "file://"
      })
  void origin_ofOtherSites_is403(String origin) {
    Response created =
        http.post("/2013-04-01/hostedzone", create("origin.example.com"), "Origin: " + origin);
    assertRefused(created, 403, "AccessDenied: .*");
    assertThat(http.get("/2013-04-01/hostedzonesbyname").text())
        .doesNotContain("origin.example.com");
    assertThat(http.get("/2013-04-01/hostedzone", "Origin: " + origin).status()).isEqualTo(403);
    assertThat(new RawHttp(milepost.admin()).get("/_milepost/health", "Origin: " + origin).status())
        .isEqualTo(403);
    assertThat(http.send("OPTIONS", "/2013-04-01/hostedzone", "", "Origin: " + origin).status())
        .isEqualTo(403);
  }

  @Test
  void origin_ofTheSameSite_isAccepted() {
    String host = "127.0.0.1:" + milepost.api().getPort();
    assertThat(http.get("/2013-04-01/hostedzone", "Origin: http://" + host).status())
        .isEqualTo(200);
  }

  @Test
  void twoHosts_areRefused() {
    Response response = http.get("/2013-04-01/hostedzone", "Host: localhost", "Host: example.com");
    assertThat(response.status()).isIn(400, 403);
  }

  static Stream<List<String>> requestThatIsNoHttp_isRefusedWithoutHarm() {
    String post = "POST /2013-04-01/hostedzone HTTP/1.1";
    String host = "Host: localhost";
    return Stream.of(
        List.of("GARBAGE"),
        List.of("GET"),
        List.of("GET / HTTP/9.9"),
        List.of("\0\0\0\0"),
        List.of("GET /2013-04-01/hostedzone HTTP/1.1", "no colon"),
        List.of(post, host, "Content-Length: -1"),
        List.of(post, host, "Content-Length: 1", "Content-Length: 2"),
        List.of(post, host, "Transfer-Encoding: chunked", "Connection: close", "", "zz"));
  }

  @ParameterizedTest
  @MethodSource
  void requestThatIsNoHttp_isRefusedWithoutHarm(List<String> lines) {
    String octets = String.join("\r\n", lines) + "\r\n\r\n";
    Optional<Response> response = http.sendOctets(octets.getBytes(StandardCharsets.ISO_8859_1));
    response.ifPresent(refused -> {
      assertThat(refused.status()).isBetween(400, 505).isNotEqualTo(500);
      assertThat(refused.text().toLowerCase(Locale.ROOT)).doesNotContain("exception:");
    });
    assertUnharmed();
  }

  @Test
  void longRequestLineAndHeaders_areRefusedWithoutHarm() {
    String longText = "a".repeat(MEBIBYTE);
    assertThat(
            http.sendOctets(
                    ("GET /2013-04-01/" + longText + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .map(Response::status)
                .orElse(414))
        .isBetween(400, 431);
    assertThat(
            http.sendOctets(
                    ("GET /2013-04-01/hostedzone HTTP/1.1\r\nHost: localhost\r\nX: "
                            + longText
                            + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .map(Response::status)
                .orElse(431))
        .isBetween(400, 431);
    assertUnharmed();
  }
}
