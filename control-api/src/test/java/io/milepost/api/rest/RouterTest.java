package io.milepost.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2013-04-01/hostedzone/Z1/rrset",
        "/2013-04-01/hostedzone/Z1/rrset/",
        "/2013-04-01/hostedzone/%5A1/rrset",
        "/2013-04-01/hostedzone/hostedzone/Z1/rrset",
        "/2013-04-01/hostedzone//hostedzone/Z1/rrset/"
      })
  void route_ofRecordSets_hasBareId(String path) {
    assertThat(route("GET", path).parameters()).isEqualTo(Map.of("Id", "Z1"));
    assertThat(route("GET", path).operation().name()).isEqualTo("ListResourceRecordSets");
    assertThat(route("POST", path).operation().name()).isEqualTo("ChangeResourceRecordSets");
  }

  @Test
  void route_ofEscapedPrefix_keepsItForTheIdReader() {
    assertThat(route("GET", "/2013-04-01/hostedzone/%2Fhostedzone%2FZ1").parameters())
        .isEqualTo(Map.of("Id", "/hostedzone/Z1"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /2013-04-01/hostedzone/Z1, GetHostedZone",
    "POST, /2013-04-01/hostedzone/Z1, UpdateHostedZoneComment",
    "DELETE, /2013-04-01/hostedzone/Z1, DeleteHostedZone",
    "GET, /2013-04-01/change/change/C1, GetChange",
    "POST, /2013-04-01/trafficpolicy/T1, CreateTrafficPolicyVersion",
    "GET, /2013-04-01/trafficpolicy/T1/2, GetTrafficPolicy",
    "GET, /2013-04-01/trafficpolicyinstances/hostedzone, ListTrafficPolicyInstancesByHostedZone",
    "POST, /2013-04-01/tags/hostedzone, ListTagsForResources",
    "GET, /2013-04-01/tags/hostedzone/Z1, ListTagsForResource",
    "GET, /2013-04-01/tags/hostedzone/hostedzone/Z1, ListTagsForResource"
  })
  void route_ofPath_findsOperation(String method, String path, String operation) {
    assertThat(route(method, path).operation().name()).isEqualTo(operation);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /2013-04-01",
    "GET, /2012-02-29/hostedzone",
    "PUT, /2013-04-01/hostedzone",
    "get, /2013-04-01/hostedzone",
    "GET, /2013-04-01/hostedzone/Z1/nothing",
    "GET, /2013-04-01/HostedZone"
  })
  void route_ofOtherPath_isEmpty(String method, String path) {
    assertThat(Router.route(method, RequestTarget.parse(path, "").segments())).isEmpty();
  }

  private static Router.Route route(String method, String path) {
    return Router.route(method, RequestTarget.parse(path, "").segments()).orElseThrow();
  }
}
