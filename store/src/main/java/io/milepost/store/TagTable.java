package io.milepost.store;

import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import java.util.List;

/** The tags of resources. */
final class TagTable {
  private final Statements sql;

  TagTable(Statements sql) {
    this.sql = sql;
  }

  List<Tag> of(TaggedResource resource) {
    return sql.list(
        "SELECT key, value FROM tag WHERE resource_type = ? AND resource_id = ? ORDER BY position",
        row -> new Tag(row.getString(1), row.getString(2)),
        resource.type().name(),
        resource.id());
  }

  /** Replaces all tags of a resource. */
  void put(TaggedResource resource, List<Tag> tags) {
    deleteAll(resource);
    for (int position = 0; position < tags.size(); position++) {
      Tag tag = tags.get(position);
      sql.execute(
          "INSERT INTO tag (resource_type, resource_id, position, key, value)"
              + " VALUES (?, ?, ?, ?, ?)",
          resource.type().name(),
          resource.id(),
          position,
          tag.key(),
          tag.value());
    }
  }

  void deleteAll(TaggedResource resource) {
    sql.execute(
        "DELETE FROM tag WHERE resource_type = ? AND resource_id = ?",
        resource.type().name(),
        resource.id());
  }
}
