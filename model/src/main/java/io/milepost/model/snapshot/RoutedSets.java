package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record sets of one name and type that are no {@link Rrset} by themselves: a routing policy
 * chooses among them, or they are aliases, or a health check says whether aliases may lead to them.
 */
public final class RoutedSets implements LookupResult {
  private static final Comparator<RoutedMember> BY_IDENTIFIER =
      Comparator.comparing(RoutedMember::identifier);

  private final RecordType type;
  private final byte[] apex;
  private final List<RoutedMember> members;

  /** The same for every thread that makes it, so that it does not matter whose is kept. */
  private @Nullable PolicyForm form;

  /** What those who choose made of the sets, to choose faster. Immutable. */
  public interface PolicyForm {}

  private RoutedSets(RecordType type, byte[] apex, List<RoutedMember> members) {
    this.type = type;
    this.apex = apex;
    this.members = List.copyOf(members);
  }

  /**
   * Whether a set needs more than to be written as it is. The health check of an NS or SOA set has
   * no meaning: nothing can be an alias of it.
   */
  static boolean isRouted(PreparedSet set) {
    boolean plain =
        set.routing() instanceof RoutingPolicy.Simple && set.data() instanceof PreparedData.Values;
    boolean checked =
        set.healthCheckId().isPresent()
            && set.type() != RecordType.NS
            && set.type() != RecordType.SOA;
    return !plain || checked;
  }

  /**
   * A set alone.
   *
   * @param apex the zone's apex in lower-case wire form
   */
  static RoutedSets of(PreparedSet only, byte[] apex) {
    return new RoutedSets(only.type(), apex, List.of(new RoutedMember(only, apex)));
  }

  /**
   * Whether a set of another type, or one with the members' policy, which is none that is alone.
   */
  boolean isOpenTo(PreparedSet set) {
    RoutingPolicy first = members.getFirst().routing();
    return set.type() != type
        || (first.setIdentifier().isPresent() && first.getClass().equals(set.routing().getClass()));
  }

  /**
   * With a set, in place of the one with its identifier if there is one.
   *
   * @throws IllegalStateException if it can't stand beside the others
   */
  RoutedSets with(PreparedSet set) {
    List<RoutedMember> changed = others(set.routing().setIdentifier());
    changed.add(new RoutedMember(set, apex));
    if (changed.size() > 1
        && changed.stream().anyMatch(member -> member.routing().setIdentifier().isEmpty())) {
      throw new IllegalStateException("a simple set in a group: " + changed);
    }
    changed.sort(BY_IDENTIFIER);
    return new RoutedSets(type, apex, changed);
  }

  /**
   * Without a set; empty if it was the only one.
   *
   * @throws IllegalStateException if it is not there
   */
  Optional<RoutedSets> without(Optional<SetIdentifier> identifier) {
    List<RoutedMember> left = others(identifier);
    if (left.size() == members.size()) {
      throw new IllegalStateException("no " + identifier + " in " + members);
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(new RoutedSets(type, apex, left));
  }

  private List<RoutedMember> others(Optional<SetIdentifier> identifier) {
    List<RoutedMember> others = new ArrayList<>(members);
    others.removeIf(member -> member.routing().setIdentifier().equals(identifier));
    return others;
  }

  /** The only set's values, where it is a simple one with values and a health check; or null. */
  @Nullable Rrset simpleValues() {
    RoutedMember first = members.getFirst();
    return first.routing() instanceof RoutingPolicy.Simple ? first.values() : null;
  }

  public RecordType type() {
    return type;
  }

  /** The sets, at least one, in the order of their identifiers. */
  public List<RoutedMember> members() {
    return members;
  }

  /**
   * The form in which those who choose read the sets; made once and kept with them.
   *
   * @param maker gives the same for the same sets, whichever thread asks
   */
  public PolicyForm form(Function<RoutedSets, PolicyForm> maker) {
    PolicyForm made = form;
    if (made == null) {
      made = maker.apply(this);
      form = made;
    }
    return made;
  }
}
