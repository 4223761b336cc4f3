package io.milepost.api.state;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.operation.ContentsSection;
import io.milepost.model.operation.Quotas;
import io.milepost.model.operation.ReplaceContents;
import io.milepost.model.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All state as one JSON document: a version, and a section for each kind of thing. */
public final class StateDocument {
  /** The version that is written, and the only one that is read. */
  public static final int VERSION = 1;

  private static final String VERSION_FIELD = "version";

  /** In an order in which each refers to those before it alone. */
  private final List<SectionFormat> sections;

  /**
   * A document of all sections.
   *
   * @param quotas enforced in strict mode, in which health checks of addresses that are not public
   *     and aliases of unknown hosted zones are refused
   * @param keys says which keys of zones can be used
   */
  public StateDocument(Quotas quotas, KeyMaker keys) {
    sections =
        List.of(
            new DelegationSetsFormat(),
            new HealthChecksFormat(quotas),
            new AlarmsFormat(),
            new RoutingControlsFormat(),
            new CidrCollectionsFormat(),
            new HostedZonesFormat(keys, quotas == Quotas.ENFORCED));
  }

  /** The document of what a store has. */
  public ObjectNode write(StoreReader reader) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put(VERSION_FIELD, VERSION);
    sections.forEach(section -> document.set(section.name(), section.write(reader)));
    return document;
  }

  /**
   * The change that makes a store have what a document says. A section that is not there is empty.
   *
   * @throws InvalidInput if the document is of another version, or not of the form; the text says
   *     where
   */
  public ReplaceContents read(ObjectNode json) {
    StateObject document = new StateObject("The document", json);
    long version =
        document
            .number(VERSION_FIELD)
            .orElseThrow(() -> new InvalidInput("The document has no field 'version'."));
    if (version != VERSION) {
      throw new InvalidInput(
          "The document has version " + version + "; this Milepost reads version " + VERSION + ".");
    }
    List<ContentsSection> contents = new ArrayList<>();
    sections.forEach(section -> contents.add(section.read(document.objects(section.name()))));
    document.end();
    return new ReplaceContents(contents);
  }
}
