package io.milepost.api.state;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.RestoredCidrCollections;
import io.milepost.model.store.StoreReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The CIDR collections with their locations and blocks, in the order of their names. */
final class CidrCollectionsFormat implements SectionFormat {
  private static final int MAX_NAME_LENGTH = 64;
  private static final int MAX_LOCATION_LENGTH = 16;

  @Override
  public String name() {
    return "cidrCollections";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    for (CidrCollection collection : reader.cidrCollections("", Integer.MAX_VALUE)) {
      ObjectNode entry = section.addObject();
      entry.put("Id", collection.id().value());
      entry.put("Name", collection.name());
      entry.put("CallerReference", collection.callerReference());
      entry.put("Version", collection.version());
      ArrayNode locations = entry.putArray("Locations");
      Map<String, ArrayNode> blocks = new HashMap<>();
      for (LocatedBlock located : reader.cidrBlocks(collection.id())) {
        blocks
            .computeIfAbsent(
                located.locationName(),
                name -> locations.addObject().put("LocationName", name).putArray("CidrList"))
            .add(located.block().toString());
      }
    }
    return section;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredCidrCollections(
        entries.stream().map(CidrCollectionsFormat::readEntry).toList());
  }

  private static RestoredCidrCollections.Entry readEntry(StateObject entry) {
    RestoredCidrCollections.Entry read =
        new RestoredCidrCollections.Entry(
            StateFields.uuid(entry).map(CidrCollectionId::new),
            word(entry, "Name", MAX_NAME_LENGTH),
            entry.text("CallerReference", MAX_NAME_LENGTH),
            StateFields.version(entry, "Version"),
            entry.objects("Locations").stream().map(CidrCollectionsFormat::readLocation).toList());
    entry.end();
    return read;
  }

  private static RestoredCidrCollections.Location readLocation(StateObject entry) {
    RestoredCidrCollections.Location location =
        new RestoredCidrCollections.Location(
            word(entry, "LocationName", MAX_LOCATION_LENGTH),
            entry.texts("CidrList").stream().map(text -> block(entry, text)).toList());
    entry.end();
    return location;
  }

  private static Cidr block(StateObject entry, String text) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw entry.refusal(e.getMessage() + ".");
    }
  }

  private static String word(StateObject entry, String name, int maxLength) {
    String word = entry.requiredText(name, maxLength);
    if (!word.matches("[0-9A-Za-z_-]+")) {
      throw entry.refusal(
          "the field '" + name + "' has more than letters, digits, hyphens and underscores.");
    }
    return word;
  }
}
