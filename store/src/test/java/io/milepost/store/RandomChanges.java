package io.milepost.store;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.StoreChange;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes random changes to a store and to the model alike. */
final class RandomChanges {
  private final RandomGenerator random;
  private final RandomContents contents;
  private final SqliteStore store;
  private final ContentsModel model = new ContentsModel();
  private int changes;
  private final List<HostedZone> everMade = new ArrayList<>();

  RandomChanges(RandomGenerator random, SqliteStore store) {
    this.random = random;
    this.contents = new RandomContents(random);
    this.store = store;
  }

  ContentsModel model() {
    return model;
  }

  /** All zones, the deleted ones too. */
  List<HostedZone> everMade() {
    return everMade;
  }

  void makeOne() {
    int kind = random.nextInt(10);
    if (kind == 0 || everMade.isEmpty()) {
      createZone();
    } else if (kind == 1) {
      deleteZone();
    } else if (kind == 2) {
      changeVpcs();
    } else if (kind == 3) {
      updateZone();
    } else if (kind == 4) {
      changeKeys();
    } else {
      changeSets();
    }
  }

  private void createZone() {
    HostedZone zone =
        new HostedZone(
            new HostedZoneId("Z" + random.nextInt(1_000_000)),
            model.nextNumber(),
            contents.nameBelow(DnsName.ROOT, 3),
            "reference " + everMade.size(),
            random.nextBoolean() ? Optional.empty() : Optional.of("a comment"),
            random.nextBoolean()
                ? new ZoneKind.Private()
                : ZoneKind.Public.of(List.of("ns-1.awsdns-01.com", "ns-2.awsdns-02.net")),
            0);
    everMade.add(zone);
    model.insert(zone);
    apply(transaction -> {
      if (transaction.nextHostedZoneNumber() != zone.number()) {
        throw new IllegalStateException("next is " + transaction.nextHostedZoneNumber());
      }
      transaction.insertHostedZone(zone);
      return true;
    });
  }

  private void changeVpcs() {
    HostedZone zone = contents.oneOf(everMade);
    if (isGone(zone) || !zone.isPrivate()) {
      return;
    }
    Vpc vpc = contents.vpc();
    boolean associated = model.vpcs(zone.id()).contains(vpc);
    boolean taken =
        model.ofVpc(vpc.id()).stream().anyMatch(other -> other.name().equals(zone.name()));
    if (associated) {
      model.disassociate(zone, vpc);
      apply(transaction -> {
        transaction.disassociateVpc(zone.reference(), vpc);
        return true;
      });
    } else if (!taken) {
      model.associate(zone, vpc);
      apply(transaction -> {
        transaction.associateVpc(zone.reference(), vpc);
        return true;
      });
    }
  }

  private void updateZone() {
    HostedZone old = contents.oneOf(everMade);
    if (isGone(old)) {
      return;
    }
    HostedZone commented =
        model
            .byNumber(old.number(), 1)
            .getFirst()
            .withComment(Optional.of("now " + random.nextInt()));
    HostedZone changed =
        commented.kind() instanceof ZoneKind.Public shown
            ? commented.withKind(
                shown.withAcceleratedRecovery(
                    contents.oneOf(List.of(AcceleratedRecovery.values()))))
            : commented;
    model.update(changed);
    apply(transaction -> {
      transaction.updateHostedZone(changed);
      return true;
    });
  }

  private void changeKeys() {
    HostedZone zone = contents.oneOf(everMade);
    if (!isGone(zone) && !zone.isPrivate()) {
      ZoneDnssec dnssec = RandomKeys.draw(random);
      apply(transaction -> {
        transaction.putDnssec(zone.reference(), dnssec);
        if (!transaction.dnssec(zone.id()).equals(dnssec)) {
          throw new IllegalStateException("within the transaction: " + dnssec);
        }
        return true;
      });
    }
  }

  private boolean isGone(HostedZone zone) {
    return model.byNumber(zone.number(), 1).stream().noneMatch(there -> isSame(there, zone));
  }

  private void deleteZone() {
    HostedZone zone = contents.oneOf(everMade);
    if (!isGone(zone)) {
      model.delete(zone);
      apply(transaction -> {
        transaction.deleteHostedZone(zone.reference());
        return true;
      });
    }
  }

  private static boolean isSame(HostedZone one, HostedZone other) {
    return one.number() == other.number();
  }

  private void changeSets() {
    HostedZone zone = contents.oneOf(everMade);
    if (isGone(zone)) {
      return;
    }
    List<ResourceRecordSet> written = new ArrayList<>();
    List<ResourceRecordSet> deleted = new ArrayList<>();
    for (ResourceRecordSet set : List.copyOf(model.setsOf(zone.id()).values())) {
      if (random.nextInt(20) == 0) {
        deleted.add(set);
        model.remove(zone, set.key());
      }
    }
    for (int left = random.nextInt(20); left > 0; left--) {
      ResourceRecordSet set = contents.set(zone.name());
      written.add(set);
      model.put(zone, set);
    }
    apply(transaction -> {
      deleted.forEach(set -> transaction.deleteRecordSet(zone.reference(), set));
      written.forEach(set -> transaction.putRecordSet(zone.reference(), set));
      for (RecordSetKey key : deleted.stream().map(ResourceRecordSet::key).toList()) {
        List<ResourceRecordSet> now = transaction.recordSetsAt(zone.id(), key.name());
        if (!now.equals(model.recordSetsAt(zone.id(), key.name()))) {
          throw new IllegalStateException("within the transaction: " + now);
        }
      }
      return true;
    });
  }

  private void apply(StoreChange<Boolean> change) {
    ChangeId id = new ChangeId("C" + ++changes);
    store.apply(transaction -> {
      transaction.insertChange(
          new ChangeInfo(id, ChangeInfo.Status.PENDING, transaction.now(), Optional.empty()));
      return change.applyTo(transaction);
    });
  }
}
