package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.model.cidr.Cidr;
import io.milepost.policy.place.ClientPlaces;
import io.milepost.policy.place.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where clients are said to be: a list of {@code {"cidr":"10.0.0.0/8","place":"JP"}}. What is put
 * replaces all that was there, counts for the next query, and is forgotten when the server stops.
 */
final class ClientRoutes {
  private static final String CIDR = "cidr";
  private static final String PLACE = "place";

  private final ClientPlaces places;

  private ClientRoutes(ClientPlaces places) {
    this.places = places;
  }

  static List<AdminRoute> of(ClientPlaces places) {
    ClientRoutes clients = new ClientRoutes(places);
    return List.of(
        AdminRoute.of("GET", "clients", call -> clients.list()),
        AdminRoute.of("PUT", "clients", clients::replace));
  }

  private HttpReply list() {
    ArrayNode json = AdminJson.array();
    places
        .places()
        .forEach((block, place) ->
            json.add(AdminJson.object().put(CIDR, block.toString()).put(PLACE, place.toString())));
    return AdminJson.reply(200, json);
  }

  private HttpReply replace(AdminCall call) {
    Map<Cidr, Place> wanted = new HashMap<>();
    for (JsonNode element : AdminJson.readArray(call.body())) {
      Cidr block;
      Place place;
      try {
        block = Cidr.parse(text(element, CIDR));
        place = Place.parse(text(element, PLACE));
      } catch (IllegalArgumentException e) {
        throw new AdminRefusal(400, e.getMessage() + ".");
      }
      if (wanted.put(block, place) != null) {
        throw new AdminRefusal(400, "The block " + block + " is there twice.");
      }
    }
    places.replace(wanted);
    return list();
  }

  private static String text(JsonNode element, String member) {
    JsonNode value = element.get(member);
    if (!element.isObject() || element.size() != 2 || value == null || !value.isString()) {
      throw new AdminRefusal(
          400, "An element of the list is not {\"cidr\":\"10.0.0.0/8\",\"place\":\"JP\"}.");
    }
    return value.stringValue();
  }
}
