package io.milepost.conformance.peers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What of an answer is compared: everything but the message ID, compression, OPT and the order
 * within a set. In the answer section the order of the sets counts, since a chain is read from its
 * beginning; in the others it does not.
 */
record Reply(
    int rcode,
    boolean authoritative,
    boolean recursionDesired,
    boolean recursionAvailable,
    List<Rrset> answer,
    Set<Rrset> authority,
    Set<Rrset> additional) {

  /**
   * A set as it came.
   *
   * @param records the TTL and data of each record, in canonical form (RFC 4034 section 6.2), each
   *     once
   * @param targets the names whose addresses go into the additional section
   */
  record Rrset(Name owner, int type, Set<String> records, Set<Name> targets) {
    Rrset {
      records = Set.copyOf(records);
      targets = Set.copyOf(targets);
    }

    /** A set of one or more records. */
    static Rrset of(List<Record> records) {
      return new Rrset(
          records.getFirst().getName(),
          records.getFirst().getType(),
          records.stream().map(Reply::text).collect(Collectors.toSet()),
          records.stream().flatMap(record -> target(record).stream()).collect(Collectors.toSet()));
    }

    /** Whether the same is said of the same name, or of another one. */
    boolean saysTheSameAs(Rrset other) {
      return type == other.type && records.equals(other.records);
    }

    @Override
    public String toString() {
      return owner + " " + Type.string(type);
    }
  }

  private record Key(Name owner, int type) {}

  Reply {
    answer = List.copyOf(answer);
    authority = Set.copyOf(authority);
    additional = Set.copyOf(additional);
  }

  static Reply of(Message message) {
    return new Reply(
        message.getRcode(),
        message.getHeader().getFlag(Flags.AA),
        message.getHeader().getFlag(Flags.RD),
        message.getHeader().getFlag(Flags.RA),
        runs(message.getSection(Section.ANSWER)),
        sets(message.getSection(Section.AUTHORITY)),
        sets(message.getSection(Section.ADDITIONAL)));
  }

  /** The same without its authority and additional sections. */
  Reply core() {
    return coreOf(rcode, answer);
  }

  /** The core as of a server that gives up the chain after that many sets. */
  Reply coreCutTo(int sets) {
    return coreOf(Rcode.NOERROR, answer.subList(0, sets));
  }

  /** How many CNAME sets the answer begins with. */
  int chainLength() {
    return (int) answer.stream().takeWhile(set -> set.type() == Type.CNAME).count();
  }

  /** The names that sets of a type in the answer or authority section lead to. */
  Set<Name> targets(int... types) {
    Set<Integer> wanted = new HashSet<>();
    for (int type : types) {
      wanted.add(type);
    }
    return Stream.concat(answer.stream(), authority.stream())
        .filter(set -> wanted.contains(set.type()))
        .flatMap(set -> set.targets().stream())
        .collect(Collectors.toSet());
  }

  private Reply coreOf(int newRcode, List<Rrset> sets) {
    return new Reply(
        newRcode, authoritative, recursionDesired, recursionAvailable, sets, Set.of(), Set.of());
  }

  /** The records in their order, neighbours of one owner and type as one set. */
  private static List<Rrset> runs(List<Record> records) {
    List<Rrset> runs = new ArrayList<>();
    List<Record> run = new ArrayList<>();
    for (Record record : records) {
      if (!run.isEmpty() && !key(run.getFirst()).equals(key(record))) {
        runs.add(Rrset.of(run));
        run.clear();
      }
      run.add(record);
    }
    if (!run.isEmpty()) {
      runs.add(Rrset.of(run));
    }
    return runs;
  }

  private static Set<Rrset> sets(List<Record> records) {
    Map<Key, List<Record>> byKey = new LinkedHashMap<>();
    for (Record record : records) {
      if (record.getType() != Type.OPT) {
        byKey.computeIfAbsent(key(record), key -> new ArrayList<>()).add(record);
      }
    }
    return byKey.values().stream().map(Rrset::of).collect(Collectors.toSet());
  }

  private static Key key(Record record) {
    return new Key(record.getName(), record.getType());
  }

  private static String text(Record record) {
    return record.getTTL() + " " + HexFormat.of().formatHex(record.rdataToWireCanonical());
  }

  private static Optional<Name> target(Record record) {
    return switch (record) {
      case NSRecord ns -> Optional.of(ns.getTarget());
      case MXRecord mx -> Optional.of(mx.getTarget());
      case SRVRecord srv -> Optional.of(srv.getTarget());
      // The root stands for the owner, RFC 9460 section 2.5.2.
      case SVCBBase service when service.getTargetName().equals(Name.root) ->
          Optional.of(service.getName());
      case SVCBBase service -> Optional.of(service.getTargetName());
      default -> Optional.empty();
    };
  }
}
