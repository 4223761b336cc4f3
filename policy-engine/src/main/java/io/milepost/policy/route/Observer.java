package io.milepost.policy.route;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * Is told each step of an answer while it is made, so that the answer can be explained by what
 * happened. Where nobody looks there is none, and nothing is called.
 */
public interface Observer {
  /**
   * The zone that answers was found.
   *
   * @param vpc inside which the client is; null if it sees the public zones alone
   */
  void zone(ZoneSnapshot zone, @Nullable VpcId vpc);

  /** A name was looked up, the question's first and then the names of a chain. */
  void lookedUp(DnsName name, int qtype, LookupResult found);

  /** A group is chosen from; what follows until {@link #settled} or another group is about it. */
  void group(Group group);

  /** A rule asked where the client is. */
  void located(Place place);

  /** The health of a set was asked for. */
  void health(Member member, boolean healthy);

  /** All sets of the group are unhealthy, and so all are treated as healthy. */
  void failedOpen();

  /**
   * A set could be drawn.
   *
   * @param share of the total that it has
   */
  void possible(Member member, long share, long total);

  /** What a set was compared by: kilometres, after bias if there is one, or bits of a prefix. */
  void measured(Member member, double measure);

  /** A set does not answer. */
  void lost(Member member, Loss reason);

  /** A set answers. */
  void taken(Member member);

  /** The set that answers is an alias, and its target is looked for. */
  void aliasFollowed(AliasTarget target);

  /** The group's choice has ended, with that many sets that have values. */
  void settled(Selection selection, int sets);
}
