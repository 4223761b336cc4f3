package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.tag.TaggedResource;
import java.util.List;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourcesResponse;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;

/**
 * Gives the tags of some hosted zones or some health checks, in the order in which they were named.
 */
final class ListTagsForResources
    implements Operation<ListTagsForResourcesRequest, ListTagsForResourcesResponse> {
  private final Store store;

  ListTagsForResources(Store store) {
    this.store = store;
  }

  @Override
  public ListTagsForResourcesResponse handle(ListTagsForResourcesRequest request) {
    List<TaggedResource> resources =
        request.resourceIds().stream()
            .map(id -> TagShapes.resource(request.resourceType(), id))
            .toList();
    List<ResourceTagSet> tags =
        store.read(reader -> resources.stream().map(one -> TagShapes.tagsOf(reader, one)).toList());
    return ListTagsForResourcesResponse.builder().resourceTagSets(tags).build();
  }
}
