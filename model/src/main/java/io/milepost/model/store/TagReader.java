package io.milepost.model.store;

import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import java.util.List;

/** Reads the tags of resources. */
public interface TagReader {
  /** Whether there is such a resource. */
  boolean exists(TaggedResource resource);

  /** The tags of a resource in the order in which they were added. */
  List<Tag> tags(TaggedResource resource);
}
