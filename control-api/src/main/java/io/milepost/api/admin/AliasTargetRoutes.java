package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.model.address.AddressText;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.policy.route.ToldEndpoint;
import io.milepost.policy.route.ToldEndpoints;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said of AWS endpoints that aliases lead to: a list of {@code
 * {"name":"d1.cloudfront.net.","addresses":["192.0.2.1"],"healthy":true}}, or one of them without
 * its name. It counts for the next query, and is forgotten when the server stops.
 */
final class AliasTargetRoutes {
  private static final String PATH = "alias-targets";
  private static final String PATH_OF_ONE = PATH + "/{name}";
  private static final String NAME = "name";
  private static final String ADDRESSES = "addresses";
  private static final String HEALTHY = "healthy";

  private final ToldEndpoints endpoints;

  private AliasTargetRoutes(ToldEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  static List<AdminRoute> of(ToldEndpoints endpoints) {
    AliasTargetRoutes targets = new AliasTargetRoutes(endpoints);
    return List.of(
        AdminRoute.of("GET", PATH, call -> targets.list()),
        AdminRoute.of("PUT", PATH, targets::replace),
        AdminRoute.of("PUT", PATH_OF_ONE, targets::put),
        AdminRoute.of("DELETE", PATH_OF_ONE, targets::delete));
  }

  private HttpReply list() {
    ArrayNode json = AdminJson.array();
    endpoints.endpoints().forEach((name, endpoint) -> json.add(json(name, endpoint)));
    return AdminJson.reply(200, json);
  }

  private static ObjectNode json(DnsName name, ToldEndpoint endpoint) {
    ObjectNode json = AdminJson.object().put(NAME, name.toString());
    ArrayNode addresses = json.putArray(ADDRESSES);
    endpoint.addresses().forEach(address -> addresses.add(address.getHostAddress()));
    return json.put(HEALTHY, endpoint.healthy());
  }

  private HttpReply replace(AdminCall call) {
    Map<DnsName, ToldEndpoint> wanted = new HashMap<>();
    for (JsonNode element : AdminJson.readArray(call.body())) {
      JsonNode text = element.get(NAME);
      if (text == null || !text.isString()) {
        throw new AdminRefusal(400, "An element of the list has no name.");
      }
      DnsName name = name(text.stringValue());
      if (wanted.put(name, endpoint(element, 1)) != null) {
        throw new AdminRefusal(400, "The endpoint " + name + " is there twice.");
      }
    }
    endpoints.replace(wanted);
    return list();
  }

  private HttpReply put(AdminCall call) {
    DnsName name = name(call.parameter(NAME));
    ToldEndpoint endpoint = endpoint(AdminJson.readObject(call.body()), 0);
    endpoints.put(name, endpoint);
    return AdminJson.reply(200, json(name, endpoint));
  }

  private HttpReply delete(AdminCall call) {
    DnsName name = name(call.parameter(NAME));
    if (!endpoints.remove(name)) {
      throw new AdminRefusal(404, "Nothing was said of the endpoint " + name);
    }
    return list();
  }

  private static DnsName name(String text) {
    try {
      return DnsName.parse(text);
    } catch (FatalProblemException e) {
      throw new AdminRefusal(400, "'" + text + "' is not a name: " + e.problem().message());
    }
  }

  /** Reads an endpoint; {@code others} is how many members it has that are not read here. */
  private static ToldEndpoint endpoint(JsonNode json, int others) {
    JsonNode addresses = json.get(ADDRESSES);
    JsonNode healthy = json.get(HEALTHY);
    int members = others + 1 + (healthy == null ? 0 : 1);
    if (addresses == null
        || !addresses.isArray()
        || (healthy != null && !healthy.isBoolean())
        || json.size() != members) {
      throw new AdminRefusal(
          400, "An endpoint has \"addresses\", a list, and may have \"healthy\", true or false.");
    }
    List<InetAddress> read = new ArrayList<>();
    for (JsonNode address : addresses) {
      read.add(address(address.isString() ? address.stringValue() : address.toString()));
    }
    return new ToldEndpoint(read, healthy == null || healthy.booleanValue());
  }

  private static InetAddress address(String text) {
    if (AddressText.parse(4, text).isEmpty() && AddressText.parse(16, text).isEmpty()) {
      throw new AdminRefusal(400, "'" + text + "' is not an address.");
    }
    return InetAddress.ofLiteral(text);
  }
}
