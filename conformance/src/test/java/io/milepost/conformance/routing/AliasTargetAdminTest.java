package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
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
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

/** AWS endpoints that are told, changed and forgotten on the admin port, while answers follow. */
final class AliasTargetAdminTest {
  private static final String PATH = "/_milepost/alias-targets";
  private static final String BALANCER = "lb-1.us-east-1.elb.amazonaws.com";

  @TempDir Path directory = Path.of("");

  private MilepostProcess milepost;
  private Route53Api api;
  private String zone;

  @BeforeEach
  void start() {
    milepost = MilepostProcess.start(directory, "--alias-target", "d1.cloudfront.net=192.0.2.1");
    api = new Route53Api(milepost.apiUri());
    zone = api.createZone("example.com", "endpoints");
  }

  @AfterEach
  void stop() {
    api.close();
    milepost.close();
  }

  private Response call(String method, String path, String body) {
    return new RawHttp(milepost.admin()).send(method, path, body);
  }

  private void put(String path, String body) {
    assertThat(call("PUT", path, body).status()).isEqualTo(200);
  }

  private static String listed(String name, String addresses, boolean healthy) {
    return "{\"name\":\""
        + name
        + ".\",\"addresses\":["
        + addresses
        + "],\"healthy\":"
        + healthy
        + "}";
  }

  @Test
  void endpoints_areListedReplacedAndForgotten() {
    assertThat(call("GET", PATH, "").text())
        .isEqualTo("[" + listed("d1.cloudfront.net", "\"192.0.2.1\"", true) + "]");
    EndpointAliases.create(
        api, zone, "www.example.com", RRType.A, EndpointAliases.LOAD_BALANCER, BALANCER);
    assertThat(EndpointAliases.ask(milepost, "www.example.com", Type.A).getRcode())
        .isEqualTo(Rcode.SERVFAIL);
    put(PATH, "[{\"name\":\"" + BALANCER + "\",\"addresses\":[\"192.0.2.2\",\"2001:db8::2\"]}]");
    assertThat(call("GET", PATH, "").text())
        .isEqualTo("[" + listed(BALANCER, "\"192.0.2.2\",\"2001:db8:0:0:0:0:0:2\"", true) + "]");
    assertThat(EndpointAliases.answer(milepost, "www.example.com", Type.A))
        .containsExactly("60 192.0.2.2");
    put(PATH + "/" + BALANCER, "{\"addresses\":[\"192.0.2.3\"]}");
    assertThat(EndpointAliases.answer(milepost, "www.example.com", Type.A))
        .containsExactly("60 192.0.2.3");
    assertThat(call("DELETE", PATH + "/" + BALANCER, "").text()).isEqualTo("[]");
    assertThat(EndpointAliases.ask(milepost, "www.example.com", Type.A).getRcode())
        .isEqualTo(Rcode.SERVFAIL);
    assertThat(call("DELETE", PATH + "/" + BALANCER, "").status()).isEqualTo(404);
  }

  @Test
  void endpointThatIsUnhealthy_isLeftByAliasesThatEvaluateIt() {
    put(PATH + "/" + BALANCER, "{\"addresses\":[\"192.0.2.2\"]}");
    for (boolean evaluate : new boolean[] {true, false}) {
      String name = "evaluate-" + evaluate + ".example.com";
      EndpointAliases.create(
          api,
          zone,
          name,
          RRType.A,
          EndpointAliases.LOAD_BALANCER,
          BALANCER,
          evaluate,
          set -> set.setIdentifier("first").failover(ResourceRecordSetFailover.PRIMARY));
      api.changeInOneBatch(
          zone,
          List.of(
              Changes.of(
                  ChangeAction.CREATE,
                  ResourceRecordSet.builder()
                      .name(name)
                      .type(RRType.A)
                      .ttl(30L)
                      .resourceRecords(Changes.records("192.0.2.9"))
                      .setIdentifier("second")
                      .failover(ResourceRecordSetFailover.SECONDARY)
                      .build())));
      assertThat(EndpointAliases.answer(milepost, name, Type.A)).containsExactly("60 192.0.2.2");
    }
    put(PATH + "/" + BALANCER, "{\"addresses\":[\"192.0.2.2\"],\"healthy\":false}");
    assertThat(EndpointAliases.answer(milepost, "evaluate-true.example.com", Type.A))
        .containsExactly("30 192.0.2.9");
    assertThat(EndpointAliases.answer(milepost, "evaluate-false.example.com", Type.A))
        .containsExactly("60 192.0.2.2");
    put(PATH + "/" + BALANCER, "{\"addresses\":[\"192.0.2.2\"],\"healthy\":true}");
    assertThat(EndpointAliases.answer(milepost, "evaluate-true.example.com", Type.A))
        .containsExactly("60 192.0.2.2");
  }

  @Test
  void badCalls_areRefused_andChangeNothing() {
    String before = call("GET", PATH, "").text();
    String good = "{\"name\":\"d2.cloudfront.net\",\"addresses\":[\"192.0.2.2\"]}";
    for (String body :
        List.of(
            "",
            "{}",
            "[{}]",
            "[1]",
            "[" + good + "," + good + "]",
            "[{\"name\":\"d..net\",\"addresses\":[]}]",
            "[{\"name\":\"d2.cloudfront.net\"}]",
            "[{\"name\":\"d2.cloudfront.net\",\"addresses\":\"192.0.2.2\"}]",
            "[{\"name\":\"d2.cloudfront.net\",\"addresses\":[\"here\"]}]",
            "[{\"name\":\"d2.cloudfront.net\",\"addresses\":[1]}]",
            "[{\"name\":\"d2.cloudfront.net\",\"addresses\":[],\"healthy\":\"yes\"}]",
            "[{\"name\":\"d2.cloudfront.net\",\"addresses\":[],\"ttl\":5}]")) {
      assertThat(call("PUT", PATH, body).status()).as(body).isEqualTo(400);
    }
    for (String body : List.of("", "[]", "{}", good, "{\"addresses\":[null]}")) {
      assertThat(call("PUT", PATH + "/d2.cloudfront.net", body).status()).as(body).isEqualTo(400);
    }
    assertThat(call("PUT", PATH + "/d..net", "{\"addresses\":[]}").status()).isEqualTo(400);
    assertThat(call("GET", PATH, "").text()).isEqualTo(before);
  }
}
