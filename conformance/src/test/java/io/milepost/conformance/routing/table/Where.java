package io.milepost.conformance.routing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses stand for the places and the VPCs of the tables.
 *
 * <p>The i-th place is the network {@code 10.9.i.0/24}, and the address {@code 127.1.i.1}; the i-th
 * VPC is the network {@code 127.2.i.0/24}.
 */
final class Where {
  private static final String NOBODY = "127.0.0.1";

  private final List<String> places;
  private final List<String> regions;

  Where(List<Case> cases) {
    places =
        cases.stream()
            .flatMap(one -> one.questions().stream())
            .flatMap(question -> place(question.client()).stream())
            .distinct()
            .sorted()
            .toList();
    regions = cases.stream().flatMap(one -> one.region().stream()).distinct().sorted().toList();
  }

  private static Optional<String> place(Asker client) {
    return switch (client) {
      case Asker.From(String place) -> Optional.of(place);
      case Asker.At(String place) -> Optional.of(place);
      case Asker.By _, Asker.Nobody _ -> Optional.empty();
    };
  }

  /** What the server must be told. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      arguments.add("--client=10.9." + i + ".0/24=" + places.get(i));
      arguments.add("--client=127.1." + i + ".0/24=" + places.get(i));
    }
    for (String region : regions) {
      arguments.add("--vpc=127.2." + regions.indexOf(region) + ".0/24=" + vpc(region));
    }
    return arguments;
  }

  /** The VPC of a region. */
  String vpc(String region) {
    return "vpc-0000000" + regions.indexOf(region);
  }

  /** The address from which somebody asks. */
  String source(Case asked, Asker client) {
    return asked
        .region()
        .map(region -> "127.2." + regions.indexOf(region) + ".1")
        .orElseGet(() ->
            client instanceof Asker.At(String place)
                ? "127.1." + places.indexOf(place) + ".1"
                : NOBODY);
  }

  /** The network that the query names, if it names one. */
  Optional<String> network(Asker client) {
    return switch (client) {
      case Asker.From(String place) -> Optional.of("10.9." + places.indexOf(place) + ".0/24");
      case Asker.By(String network) -> Optional.of(network);
      case Asker.At _, Asker.Nobody _ -> Optional.empty();
    };
  }
}
