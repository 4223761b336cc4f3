package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds aliases that lead back to themselves. The nodes of the graph are names and types of the
 * zone, its edges the aliases from one to another. Before a batch the zone has no loop, so that
 * each loop has a set that the batch wrote. The search starts from those, depth first, and visits
 * each node once however many sets lead to it.
 *
 * <p>Differs from Route 53: what the service does with loops is not known.
 */
final class AliasLoops {
  private final ZoneTerms terms;
  private final WorkingZone zone;

  /** The nodes from the start to where the search is. */
  private final Deque<Step> path = new ArrayDeque<>();

  private final Set<Node> onPath = new HashSet<>();
  private final Set<Node> finished = new HashSet<>();

  private record Node(DnsName name, RecordType type) {}

  /** A node on the path with its aliases; those before {@code next} are followed already. */
  private static final class Step {
    final Node node;
    final List<ResourceRecordSet> aliases;
    int next;

    Step(Node node, List<ResourceRecordSet> aliases) {
      this.node = node;
      this.aliases = aliases;
    }

    ResourceRecordSet followed() {
      return aliases.get(next - 1);
    }
  }

  AliasLoops(ZoneTerms terms, WorkingZone zone) {
    this.terms = terms;
    this.zone = zone;
  }

  /** A message for each loop, unless it names the same set as another's. */
  List<String> faults(List<ResourceRecordSet> written) {
    Set<RecordSetKey> writtenKeys =
        written.stream().map(ResourceRecordSet::key).collect(Collectors.toSet());
    Set<String> faults = new LinkedHashSet<>();
    for (ResourceRecordSet set : written) {
      Node start = new Node(set.name(), set.type());
      if (targetInZone(set).isPresent() && !finished.contains(start)) {
        push(start);
        search(writtenKeys, faults);
      }
    }
    return List.copyOf(faults);
  }

  private void search(Set<RecordSetKey> writtenKeys, Set<String> faults) {
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (step.next == step.aliases.size()) {
        path.removeLast();
        onPath.remove(step.node);
        finished.add(step.node);
      } else {
        ResourceRecordSet alias = step.aliases.get(step.next++);
        Node target = new Node(targetInZone(alias).orElseThrow().dnsName(), alias.type());
        if (onPath.contains(target)) {
          writtenInLoop(target, writtenKeys).ifPresent(set -> faults.add(message(set)));
        } else if (!finished.contains(target)) {
          push(target);
        }
      }
    }
  }

  private void push(Node node) {
    List<ResourceRecordSet> aliases =
        zone.group(node.name(), node.type()).stream()
            .filter(set -> targetInZone(set).isPresent())
            .toList();
    path.addLast(new Step(node, aliases));
    onPath.add(node);
  }

  private Optional<AliasTarget> targetInZone(ResourceRecordSet set) {
    return set.data() instanceof RecordData.Alias(AliasTarget target)
            && target.hostedZoneId().equals(terms.id())
            && target.dnsName().isAtOrBelow(terms.apex())
        ? Optional.of(target)
        : Optional.empty();
  }

  /** The last set on the path, back to a node, that the batch wrote. */
  private Optional<ResourceRecordSet> writtenInLoop(Node first, Set<RecordSetKey> writtenKeys) {
    Iterator<Step> backwards = path.descendingIterator();
    while (backwards.hasNext()) {
      Step step = backwards.next();
      if (writtenKeys.contains(step.followed().key())) {
        return Optional.of(step.followed());
      }
      if (step.node.equals(first)) {
        break;
      }
    }
    return Optional.empty();
  }

  private String message(ResourceRecordSet set) {
    return BatchMessages.aliasLoop(targetInZone(set).orElseThrow(), set);
  }
}
