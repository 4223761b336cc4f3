package io.milepost.api.operation;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.error.NoSuchCidrCollection;
import io.milepost.model.error.NoSuchCidrLocation;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.CidrBlockSummary;
import software.amazon.awssdk.services.route53.model.ListCidrBlocksRequest;
import software.amazon.awssdk.services.route53.model.ListCidrBlocksResponse;

/** Lists the blocks of a CIDR collection, or of one of its locations, by location and address. */
final class ListCidrBlocks implements Operation<ListCidrBlocksRequest, ListCidrBlocksResponse> {
  private final Store store;

  ListCidrBlocks(Store store) {
    this.store = store;
  }

  @Override
  public ListCidrBlocksResponse handle(ListCidrBlocksRequest request) {
    CidrCollectionId id = new CidrCollectionId(request.collectionId());
    Optional<String> location = Given.text(request.locationName());
    int size = CidrShapes.pageSize(request.maxResults());
    PageToken token = CidrShapes.token("blocks of " + id + location.map(" "::concat).orElse(""));
    Optional<LocatedBlock> from = token.readText(request.nextToken()).map(ListCidrBlocks::position);
    List<LocatedBlock> blocks = store.read(reader -> blocks(reader, id, location));
    Page<LocatedBlock> page =
        Page.of(
            blocks.stream()
                .dropWhile(block -> from.isPresent() && block.compareTo(from.get()) < 0)
                .limit(size + 1)
                .toList(),
            size);
    return ListCidrBlocksResponse.builder()
        .cidrBlocks(page.items().stream().map(ListCidrBlocks::summary).toList())
        .nextToken(page.next().map(next -> token.writeText(text(next))).orElse(null))
        .build();
  }

  private static List<LocatedBlock> blocks(
      StoreReader reader, CidrCollectionId id, Optional<String> location) {
    if (reader.cidrCollection(id).isEmpty()) {
      throw new NoSuchCidrCollection(id.value());
    }
    List<LocatedBlock> blocks =
        reader.cidrBlocks(id).stream()
            .filter(block -> location.isEmpty() || block.locationName().equals(location.get()))
            .toList();
    if (location.isPresent() && blocks.isEmpty()) {
      throw new NoSuchCidrLocation(location.get());
    }
    return blocks;
  }

  private static CidrBlockSummary summary(LocatedBlock located) {
    return CidrBlockSummary.builder()
        .cidrBlock(located.block().toString())
        .locationName(located.locationName())
        .build();
  }

  private static String text(LocatedBlock position) {
    return position.locationName() + " " + position.block();
  }

  private static LocatedBlock position(String text) {
    int space = text.indexOf(' ');
    return new LocatedBlock(text.substring(0, space), Cidr.parse(text.substring(space + 1)));
  }
}
