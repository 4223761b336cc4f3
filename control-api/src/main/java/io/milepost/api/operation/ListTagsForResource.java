package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.tag.TaggedResource;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;

/** Gives the tags of a hosted zone or a health check. */
final class ListTagsForResource
    implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  private final Store store;

  ListTagsForResource(Store store) {
    this.store = store;
  }

  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request) {
    TaggedResource resource = TagShapes.resource(request.resourceType(), request.resourceId());
    ResourceTagSet tags = store.read(reader -> TagShapes.tagsOf(reader, resource));
    return ListTagsForResourceResponse.builder().resourceTagSet(tags).build();
  }
}
