package io.milepost.api.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.operation.ChangeTags;
import io.milepost.model.store.Store;
import io.milepost.model.tag.Tag;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceResponse;

/** Adds, overwrites and removes tags of a hosted zone or a health check. */
final class ChangeTagsForResource
    implements Operation<ChangeTagsForResourceRequest, ChangeTagsForResourceResponse> {
  private final Store store;

  ChangeTagsForResource(Store store) {
    this.store = store;
  }

  @Override
  public ChangeTagsForResourceResponse handle(ChangeTagsForResourceRequest request) {
    if (!request.hasAddTags() && !request.hasRemoveTagKeys()) {
      throw new InvalidInput("Expected at least one of [AddTags, RemoveTagKeys], but found none.");
    }
    List<Tag> added = request.addTags().stream().map(ChangeTagsForResource::tag).toList();
    store.apply(
        new ChangeTags(
            TagShapes.resource(request.resourceType(), request.resourceId()),
            added,
            request.removeTagKeys()));
    return ChangeTagsForResourceResponse.builder().build();
  }

  private static Tag tag(software.amazon.awssdk.services.route53.model.Tag tag) {
    if (tag.key() == null || tag.key().isEmpty()) {
      throw new InvalidInput("A tag has no Key.");
    }
    return new Tag(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
  }
}
