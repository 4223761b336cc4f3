package io.milepost.api.operation;

import io.milepost.model.operation.ChangeTags;
import io.milepost.model.store.TagReader;
import io.milepost.model.tag.TaggedResource;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;

/** Tags in the shapes of the API. */
final class TagShapes {
  private TagShapes() {}

  static TaggedResource resource(TagResourceType type, String id) {
    return new TaggedResource(
        type == TagResourceType.HEALTHCHECK
            ? TaggedResource.Type.HEALTH_CHECK
            : TaggedResource.Type.HOSTED_ZONE,
        id);
  }

  /**
   * The tags of a resource.
   *
   * @throws io.milepost.model.error.NoSuchHostedZone if there is no such zone
   * @throws io.milepost.model.error.NoSuchHealthCheck if there is no such health check
   */
  static ResourceTagSet tagsOf(TagReader reader, TaggedResource resource) {
    ChangeTags.requireResource(reader, resource);
    return ResourceTagSet.builder()
        .resourceType(
            switch (resource.type()) {
              case HEALTH_CHECK -> TagResourceType.HEALTHCHECK;
              case HOSTED_ZONE -> TagResourceType.HOSTEDZONE;
            })
        .resourceId(resource.id())
        .tags(
            reader.tags(resource).stream()
                .map(tag -> Tag.builder().key(tag.key()).value(tag.value()).build())
                .toList())
        .build();
  }
}
