package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.model.address.AddressText;
import io.milepost.model.cidr.Cidr;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.explain.Step;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a question is answered as it is: {@code GET /_milepost/explain?name=&type=&client=&ecs=}, as
 * JSON, or as text for those who prefer {@code text/plain}. Each call draws anew where chance
 * decides.
 */
final class ExplainRoutes {
  private static final int MAX_TYPE = 0xffff;

  private final Explainer explainer;

  private ExplainRoutes(Explainer explainer) {
    this.explainer = explainer;
  }

  static List<AdminRoute> of(Explainer explainer) {
    return List.of(AdminRoute.of("GET", "explain", new ExplainRoutes(explainer)::explain));
  }

  private HttpReply explain(AdminCall call) {
    Map<String, String> query = call.query();
    for (String parameter : query.keySet()) {
      if (!List.of("name", "type", "client", "ecs").contains(parameter)) {
        throw new AdminRefusal(400, "There is no parameter " + parameter + ".");
      }
    }
    DnsName name = name(Optional.ofNullable(query.get("name")));
    int type = type(Optional.ofNullable(query.get("type")).orElse("A"));
    Client client = new Client();
    Optional.ofNullable(query.get("client")).ifPresent(text -> client.source().set(address(text)));
    Optional.ofNullable(query.get("ecs")).ifPresent(text -> setSubnet(client, text));
    List<Step> steps = explainer.explain(name, type, client);
    return call.wantsText()
        ? new HttpReply(200, "text/plain; charset=utf-8", Map.of(), StepText.of(steps))
        : AdminJson.readableReply(200, StepJson.of(name, type, steps));
  }

  private static DnsName name(Optional<String> text) {
    if (text.isEmpty()) {
      throw new AdminRefusal(400, "The parameter name is missing.");
    }
    try {
      return DnsName.parse(text.get());
    } catch (FatalProblemException e) {
      throw new AdminRefusal(400, "'" + text.get() + "' is not a name: " + e.problem().message());
    }
  }

  private static int type(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals("ANY")) {
      return RecordType.ANY;
    }
    RecordType type = RecordType.ofName(upper);
    if (type != null) {
      return type.code();
    }
    if (upper.matches("TYPE[0-9]{1,5}") && Integer.parseInt(upper.substring(4)) <= MAX_TYPE) {
      return Integer.parseInt(upper.substring(4));
    }
    throw new AdminRefusal(400, "'" + text + "' is not a record type.");
  }

  private static InetAddress address(String text) {
    if (AddressText.parse(4, text).isEmpty() && AddressText.parse(16, text).isEmpty()) {
      throw new AdminRefusal(400, "'" + text + "' is not an address.");
    }
    return InetAddress.ofLiteral(text);
  }

  private static void setSubnet(Client client, String text) {
    Cidr network;
    try {
      network = Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw new AdminRefusal(400, e.getMessage() + ".");
    }
    ClientAddress subnet = client.setSubnet(network.prefixLength());
    if (network.ipv6()) {
      subnet.setIpv6(network.high(), network.low());
    } else {
      subnet.setIpv4((int) (network.high() >>> Integer.SIZE));
    }
  }
}
