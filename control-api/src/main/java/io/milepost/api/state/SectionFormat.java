package io.milepost.api.state;

import io.milepost.model.operation.ContentsSection;
import io.milepost.model.store.StoreReader;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** How a section of a document is written and read. */
interface SectionFormat {
  /** The field of the document that has the section. */
  String name();

  /** The section of what a store has, in the order of creation. */
  ArrayNode write(StoreReader reader);

  /**
   * The section of a document.
   *
   * @throws io.milepost.model.error.InvalidInput if it is not of the form; the text says where
   */
  ContentsSection read(List<StateObject> entries);
}
