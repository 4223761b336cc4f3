package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.store.TagReader;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds, overwrites and removes tags. A key that is both added and removed is added; to remove what
 * is not there changes nothing.
 *
 * @see "Route 53 API Reference: ChangeTagsForResource"
 */
public record ChangeTags(TaggedResource resource, List<Tag> added, List<String> removedKeys)
    implements StoreChange<List<Tag>> {
  /** The most tags of one resource. */
  public static final int MAX_TAGS = 10;

  public ChangeTags {
    added = List.copyOf(added);
    removedKeys = List.copyOf(removedKeys);
  }

  /**
   * @return the tags as they are now
   * @throws NoSuchHostedZone if there is no such zone
   * @throws NoSuchHealthCheck if there is no such health check
   * @throws InvalidInput if the resource would have more than {@value #MAX_TAGS} tags
   */
  @Override
  public List<Tag> applyTo(StoreTransaction transaction) {
    requireResource(transaction, resource);
    Map<String, String> tags = new LinkedHashMap<>();
    transaction.tags(resource).forEach(tag -> tags.put(tag.key(), tag.value()));
    removedKeys.stream()
        .filter(key -> added.stream().noneMatch(tag -> tag.key().equals(key)))
        .forEach(tags::remove);
    added.forEach(tag -> tags.put(tag.key(), tag.value()));
    if (tags.size() > MAX_TAGS) {
      throw new InvalidInput(
          "The resource would have " + tags.size() + " tags; it may have " + MAX_TAGS + ".");
    }
    List<Tag> all =
        tags.entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
    transaction.putTags(resource, all);
    return all;
  }

  /**
   * Refuses a resource that does not exist.
   *
   * @throws NoSuchHostedZone if there is no such zone
   * @throws NoSuchHealthCheck if there is no such health check
   */
  public static void requireResource(TagReader reader, TaggedResource resource) {
    if (!reader.exists(resource)) {
      throw switch (resource.type()) {
        case HOSTED_ZONE -> new NoSuchHostedZone(resource.id());
        case HEALTH_CHECK -> new NoSuchHealthCheck(resource.id());
      };
    }
  }
}
