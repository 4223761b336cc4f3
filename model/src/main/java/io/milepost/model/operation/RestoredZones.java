package io.milepost.model.operation;

import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.ConflictingDomainExists;
import io.milepost.model.error.DelegationSetNotAvailable;
import io.milepost.model.error.HostedZoneAlreadyExists;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.error.Route53Exception;
import io.milepost.model.operation.RestoredZone.Visibility;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The hosted zones, in the order of their creation. All zones are there before the first record set
 * is judged, since an alias may name any of them. A record set may name a health check that is
 * gone, as it does when the check was deleted.
 *
 * @param maker says which keys can be used; a zone that has others comes back unsigned
 * @param strict whether aliases of hosted zones that are not known here are refused
 */
public record RestoredZones(List<RestoredZone> zones, KeyMaker maker, boolean strict)
    implements ContentsSection {
  public RestoredZones {
    zones = List.copyOf(zones);
  }

  @Override
  public void restore(StoreTransaction transaction) {
    List<HostedZone> made = new ArrayList<>();
    for (RestoredZone zone : zones) {
      made.add(located(zone, () -> make(zone, transaction)));
    }
    for (int i = 0; i < made.size(); i++) {
      HostedZone zone = made.get(i);
      RestoredZone restored = zones.get(i);
      located(
          restored,
          () -> {
            writeSets(restored, zone, transaction);
            writeKeys(restored, zone, transaction);
            return new ChangeTags(TaggedResource.of(zone.id()), restored.tags(), List.of())
                .applyTo(transaction);
          });
    }
  }

  private interface Step<R> {
    R run();
  }

  private static <R> R located(RestoredZone zone, Step<R> step) {
    try {
      return step.run();
    } catch (Route53Exception e) {
      String id = zone.id().map(given -> " " + given).orElse("");
      throw new InvalidInput("Hosted zone" + id + ", " + zone.name() + ": " + e.text());
    }
  }

  private static HostedZone make(RestoredZone restored, StoreTransaction transaction) {
    HostedZoneId id = restored.id().orElseGet(() -> new HostedZoneId(transaction.ids().next('Z')));
    if (transaction.hostedZone(id).isPresent()) {
      throw new InvalidInput("Another hosted zone has that id.");
    }
    String reference = restored.callerReference().orElse(id.value());
    if (transaction.isCallerReferenceUsed(reference)) {
      throw new HostedZoneAlreadyExists();
    }
    return switch (restored.visibility()) {
      case Visibility.ToAll shown -> {
        List<String> nameServers = nameServers(restored, shown, transaction);
        ZoneKind kind =
            new ZoneKind.Public(nameServers, shown.delegationSet(), shown.acceleratedRecovery());
        HostedZone zone = zone(restored, id, reference, kind, transaction);
        NewZone.insert(transaction, zone, nameServers, nameServers.getFirst());
        yield zone;
      }
      case Visibility.ToVpcs shown -> {
        HostedZone zone = zone(restored, id, reference, new ZoneKind.Private(), transaction);
        NewZone.insert(
            transaction,
            zone,
            CreatePrivateHostedZone.NAME_SERVERS,
            CreatePrivateHostedZone.PRIMARY);
        associate(shown, zone, transaction);
        yield zone;
      }
    };
  }

  private static HostedZone zone(
      RestoredZone restored,
      HostedZoneId id,
      String reference,
      ZoneKind kind,
      StoreTransaction transaction) {
    return new HostedZone(
        id,
        transaction.nextHostedZoneNumber(),
        restored.name(),
        reference,
        restored.comment(),
        kind,
        0);
  }

  /** No two zones of which one holds the other share a name server, as in CreateHostedZone. */
  private static List<String> nameServers(
      RestoredZone restored, Visibility.ToAll shown, StoreTransaction transaction) {
    List<String> taken =
        transaction.overlappingHostedZones(restored.name()).stream()
            .flatMap(other -> other.nameServers().stream())
            .toList();
    if (shown.delegationSet().isEmpty() && shown.nameServers().isEmpty()) {
      return DelegationSetDraw.draw(taken, transaction.random())
          .orElseThrow(() -> new DelegationSetNotAvailable(restored.name().toString()));
    }
    List<String> nameServers =
        shown.delegationSet().map(id -> ofSet(id, transaction)).orElse(shown.nameServers());
    if (!shown.nameServers().isEmpty() && !shown.nameServers().equals(nameServers)) {
      throw new InvalidInput("The name servers are not those of the delegation set.");
    }
    if (nameServers.stream().anyMatch(taken::contains)) {
      throw new ConflictingDomainExists();
    }
    return nameServers;
  }

  private static List<String> ofSet(DelegationSetId id, StoreTransaction transaction) {
    return transaction
        .delegationSet(id)
        .orElseThrow(() -> new NoSuchDelegationSet(id.value()))
        .nameServers();
  }

  private static void associate(
      Visibility.ToVpcs shown, HostedZone zone, StoreTransaction transaction) {
    for (Vpc vpc : shown.vpcs()) {
      VpcRules.checkRegion(transaction, vpc);
      if (transaction.hostedZoneOfVpc(vpc.id(), zone.name()).isPresent()) {
        throw new ConflictingDomainExists(vpc.id().value(), vpc.region(), zone.name().toString());
      }
      transaction.associateVpc(zone.reference(), vpc);
    }
    for (Vpc vpc : shown.authorized()) {
      new AuthorizeVpc(zone.id(), vpc, Quotas.NONE).applyTo(transaction);
    }
  }

  private void writeKeys(RestoredZone restored, HostedZone zone, StoreTransaction transaction) {
    if (!restored.dnssec().equals(ZoneDnssec.NONE)) {
      RestoredKeys.check(zone, restored.dnssec());
      transaction.putDnssec(zone.reference(), restored.dnssec().seenBy(maker, zone.id()));
    }
  }

  private void writeSets(RestoredZone restored, HostedZone zone, StoreTransaction transaction) {
    restored.recordSets().forEach(set -> ChangeRecordSets.checkLocation(set, transaction));
    BatchEvaluation evaluation =
        new BatchEvaluation(
            new ZoneTerms(zone.id(), zone.name(), zone.isPrivate(), strict, true),
            name -> transaction.recordSetsAt(zone.id(), name),
            id -> transaction.hostedZone(id).isPresent());
    List<String> faults = evaluation.evaluate(restored.recordSets());
    if (!faults.isEmpty()) {
      throw new InvalidChangeBatch(faults);
    }
    evaluation.written().forEach(set -> transaction.putRecordSet(zone.reference(), set));
  }
}
