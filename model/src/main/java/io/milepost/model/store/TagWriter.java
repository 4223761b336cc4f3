package io.milepost.model.store;

import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import java.util.List;

/** Changes the tags of resources; they go when their resource goes. */
public interface TagWriter {
  /**
   * Replaces all tags of a resource.
   *
   * @param tags with different keys
   */
  void putTags(TaggedResource resource, List<Tag> tags);
}
