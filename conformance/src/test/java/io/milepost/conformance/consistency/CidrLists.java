package io.milepost.conformance.consistency;

import io.milepost.conformance.consistency.PagedList.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.CidrBlockSummary;
import software.amazon.awssdk.services.route53.model.CidrCollectionChange;
import software.amazon.awssdk.services.route53.model.CidrCollectionChangeAction;
import software.amazon.awssdk.services.route53.model.CollectionSummary;
import software.amazon.awssdk.services.route53.model.ListCidrBlocksResponse;
import software.amazon.awssdk.services.route53.model.ListCidrCollectionsResponse;
import software.amazon.awssdk.services.route53.model.ListCidrLocationsResponse;
import software.amazon.awssdk.services.route53.model.LocationSummary;

/** The list operations of CIDR collections. */
final class CidrLists {
  private CidrLists() {}

  private static String create(Route53Client client, String name) {
    return client
        .createCidrCollection(request -> request.name(name).callerReference(name))
        .collection()
        .id();
  }

  private static void change(
      Route53Client client,
      String collection,
      CidrCollectionChangeAction action,
      String location,
      String block) {
    CidrCollectionChange change =
        CidrCollectionChange.builder()
            .action(action)
            .locationName(location)
            .cidrList(block)
            .build();
    client.changeCidrCollection(request -> request.id(collection).changes(change));
  }

  /** A block for each number, in another order than the numbers. */
  private static String block(int number) {
    return "10.%d.%d.0/24".formatted(number % 97, number / 97);
  }

  /** ListCidrCollections. */
  record Collections(Route53Client client) implements PagedList {
    @Override
    public String add(int number) {
      return create(client, "paged-" + number);
    }

    @Override
    public void remove(String item) {
      client.deleteCidrCollection(request -> request.id(item));
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String token) {
      ListCidrCollectionsResponse page =
          client.listCidrCollections(
              request -> request.maxResults(Integer.toString(size)).nextToken(token));
      List<String> items = page.cidrCollections().stream().map(CollectionSummary::id).toList();
      return Page.of(items, page.nextToken(), next -> page(size, next));
    }
  }

  /** ListCidrLocations, of one collection; each location has one block. */
  record Locations(Route53Client client, String collection) implements PagedList {
    private static final String PREFIX = "at-";

    static Locations ofNewCollection(Route53Client client) {
      return new Locations(client, create(client, "locations"));
    }

    @Override
    public String add(int number) {
      String location = PREFIX + number;
      change(client, collection, CidrCollectionChangeAction.PUT, location, block(number));
      return location;
    }

    @Override
    public void remove(String item) {
      String block = block(Integer.parseInt(item.substring(PREFIX.length())));
      change(client, collection, CidrCollectionChangeAction.DELETE_IF_EXISTS, item, block);
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String token) {
      ListCidrLocationsResponse page =
          client.listCidrLocations(request ->
              request.collectionId(collection).maxResults(Integer.toString(size)).nextToken(token));
      List<String> items =
          page.cidrLocations().stream().map(LocationSummary::locationName).toList();
      return Page.of(items, page.nextToken(), next -> page(size, next));
    }
  }

  /** ListCidrBlocks, of one location of a collection. */
  record Blocks(Route53Client client, String collection) implements PagedList {
    private static final String LOCATION = "here";

    static Blocks ofNewCollection(Route53Client client) {
      return new Blocks(client, create(client, "blocks"));
    }

    @Override
    public String add(int number) {
      change(client, collection, CidrCollectionChangeAction.PUT, LOCATION, block(number));
      return block(number);
    }

    @Override
    public void remove(String item) {
      change(client, collection, CidrCollectionChangeAction.DELETE_IF_EXISTS, LOCATION, item);
    }

    @Override
    public Page first(int size) {
      return page(size, null);
    }

    private Page page(int size, @Nullable String token) {
      ListCidrBlocksResponse page =
          client.listCidrBlocks(request ->
              request
                  .collectionId(collection)
                  .locationName(LOCATION)
                  .maxResults(Integer.toString(size))
                  .nextToken(token));
      List<String> items = page.cidrBlocks().stream().map(CidrBlockSummary::cidrBlock).toList();
      return Page.of(items, page.nextToken(), next -> page(size, next));
    }
  }
}
