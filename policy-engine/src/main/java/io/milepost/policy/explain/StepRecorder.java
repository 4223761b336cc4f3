package io.milepost.policy.explain;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.CnameNode;
import io.milepost.model.snapshot.DelegationNode;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NameError;
import io.milepost.model.snapshot.NoData;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Group;
import io.milepost.policy.route.Loss;
import io.milepost.policy.route.Member;
import io.milepost.policy.route.Observer;
import io.milepost.policy.route.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down the steps of one answer. Used by one thread, once. */
final class StepRecorder implements Observer {
  private final List<Step> steps = new ArrayList<>();

  /** The name whose sets are chosen from. */
  private String name = "";

  private @Nullable Group group;
  private Optional<String> place = Optional.empty();
  private boolean failedOpen;
  private final Map<Member, Facts> facts = new LinkedHashMap<>();

  /** What was said of a set so far. */
  private static final class Facts {
    Optional<Boolean> healthy = Optional.empty();
    Optional<Double> measure = Optional.empty();
    Optional<Long> share = Optional.empty();
    Optional<Long> total = Optional.empty();
    Optional<Loss> loss = Optional.empty();
    boolean taken;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  void add(Step step) {
    steps.add(step);
  }

  @Override
  public void zone(ZoneSnapshot zone, @Nullable VpcId vpc) {
    steps.add(
        new Step.View(
            zone.zone().id().value(),
            zone.zone().apex().toString(),
            zone.zone().privateZone(),
            Optional.ofNullable(vpc).map(VpcId::value)));
  }

  @Override
  public void lookedUp(DnsName owner, int qtype, LookupResult found) {
    name = owner.toString();
    steps.add(new Step.Lookup(name, RecordType.nameOf(qtype), words(found)));
  }

  private static String words(LookupResult found) {
    return switch (found) {
      case Rrset rrset -> RecordType.nameOf(rrset.type()) + " records";
      case RoutedSets sets -> sets.members().size() + " record sets to choose from";
      case CnameNode _ -> "a CNAME record";
      case DelegationNode _ -> "a delegation to other name servers";
      case NoData _ -> "the name, but nothing of the type";
      case NameError _ -> "no such name";
    };
  }

  @Override
  public void group(Group asked) {
    finishGroup();
    group = asked;
    for (Member member : asked.members()) {
      facts.put(member, new Facts());
    }
  }

  /** A set of the group that is chosen from; others are asked about on the way to its health. */
  private Facts of(Member member) {
    return facts.getOrDefault(member, new Facts());
  }

  @Override
  public void located(Place where) {
    place = Optional.of(where.toString().isEmpty() ? "unknown" : where.toString());
  }

  @Override
  public void health(Member member, boolean healthy) {
    of(member).healthy = Optional.of(healthy);
  }

  @Override
  public void failedOpen() {
    failedOpen = true;
  }

  @Override
  public void possible(Member member, long share, long total) {
    of(member).share = Optional.of(share);
    of(member).total = Optional.of(total);
  }

  @Override
  public void measured(Member member, double measure) {
    of(member).measure = Optional.of(measure);
  }

  @Override
  public void lost(Member member, Loss reason) {
    of(member).loss = Optional.of(reason);
  }

  @Override
  public void taken(Member member) {
    of(member).taken = true;
  }

  @Override
  public void aliasFollowed(AliasTarget target) {
    finishGroup();
    name = target.dnsName().toString();
    steps.add(new Step.Alias(name, target.hostedZoneId().value(), target.evaluateTargetHealth()));
  }

  @Override
  public void settled(Selection selection, int sets) {
    finishGroup();
  }

  private void finishGroup() {
    Group asked = group;
    if (asked == null) {
      return;
    }
    List<Step.Candidate> candidates = new ArrayList<>();
    facts.forEach((member, said) -> candidates.add(candidate(member, said)));
    steps.add(
        new Step.Group(
            name, asked.type().name(), asked.policy().toString(), place, failedOpen, candidates));
    group = null;
    failedOpen = false;
    facts.clear();
  }

  private static Step.Candidate candidate(Member member, Facts said) {
    Step.Outcome outcome =
        said.taken
            ? Step.Outcome.ANSWERS
            : said.share.isPresent() ? Step.Outcome.POSSIBLE : Step.Outcome.LOSES;
    return new Step.Candidate(
        member.identifier(),
        Descriptions.of(member),
        member.source().healthCheckId().map(HealthCheckId::value),
        said.healthy,
        said.measure,
        said.share,
        said.total,
        outcome,
        said.taken ? Optional.empty() : said.loss.map(Loss::words));
  }
}
