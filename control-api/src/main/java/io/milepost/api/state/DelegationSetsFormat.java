package io.milepost.api.state;

import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.RestoredDelegationSets;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The reusable delegation sets. */
final class DelegationSetsFormat implements SectionFormat {
  @Override
  public String name() {
    return "delegationSets";
  }

  @Override
  public ArrayNode write(StoreReader reader) {
    ArrayNode section = JsonNodeFactory.instance.arrayNode();
    for (DelegationSet set : reader.delegationSets(0, Integer.MAX_VALUE)) {
      ObjectNode entry = section.addObject();
      entry.put("Id", set.id().value());
      entry.put("CallerReference", set.callerReference());
      set.nameServers().forEach(entry.putArray("NameServers")::add);
    }
    return section;
  }

  @Override
  public ContentsSection read(List<StateObject> entries) {
    return new RestoredDelegationSets(
        entries.stream().map(DelegationSetsFormat::readEntry).toList());
  }

  private static RestoredDelegationSets.Entry readEntry(StateObject entry) {
    RestoredDelegationSets.Entry read =
        new RestoredDelegationSets.Entry(
            StateFields.id(entry, "Id", 'N').map(DelegationSetId::new),
            StateFields.callerReference(entry),
            StateFields.nameServers(entry));
    entry.end();
    return read;
  }
}
