package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Question;
import io.milepost.policy.Response;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.respond.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What the engine says is what another library reads from the octets, or whole sets of it. */
class RandomAnswerTest {
  private static final int QUESTIONS = 200;
  private static final int[] TYPES = {
    Type.A,
    Type.AAAA,
    Type.MX,
    Type.SRV,
    Type.TXT,
    Type.NS,
    Type.SOA,
    Type.CNAME,
    Type.DS,
    Type.ANY,
    Type.PTR,
    Type.HTTPS,
    Type.CAA,
    Type.LOC
  };

  private final AnswerEngine engine = new AnswerEngine();
  private final Question question = new Question();
  private final Response response = new Response();

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answer_overTcp_isWhatTheEngineSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomZone zone = new RandomZone(random);
    ZoneDirectory zones = ZoneText.parse(zone.text());
    Asker asker = new Asker(() -> zones, new RandomOrder(random));
    for (int i = 0; i < QUESTIONS; i++) {
      Message query = Asker.query(zone.question(), TYPES[random.nextInt(TYPES.length)]);
      if (random.nextBoolean()) {
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
      }
      answerDirectly(zones, query);

      Message answer = asker.ask(query, Transport.TCP);

      String what = query.toString();
      assertThat(answer.getQuestion()).as(what).isEqualTo(query.getQuestion());
      assertThat(answer.getHeader().getID()).isEqualTo(query.getHeader().getID());
      assertThat(answer.getRcode()).as(what).isEqualTo(response.rcode());
      assertThat(answer.getHeader().getFlag(Flags.AA))
          .as(what)
          .isEqualTo(response.isAuthoritative());
      assertThat(answer.getHeader().getFlag(Flags.TC)).as(what).isFalse();
      assertThat(answer.getOPT() != null).isEqualTo(query.getOPT() != null);
      Name qname = query.getQuestion().getName();
      assertThat(records(answer, Section.ANSWER))
          .as(what)
          .containsExactlyInAnyOrderElementsOf(flat(sets(response.answer(), qname)));
      assertThat(records(answer, Section.AUTHORITY))
          .as(what)
          .containsExactlyInAnyOrderElementsOf(flat(sets(response.authority(), qname)));
      assertThat(records(answer, Section.ADDITIONAL))
          .as(what)
          .containsExactlyInAnyOrderElementsOf(flat(sets(response.additional(), qname)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answer_overUdp_isWholeSetsWithinTheSize(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomZone zone = new RandomZone(random);
    ZoneDirectory zones = ZoneText.parse(zone.text());
    Asker asker = new Asker(() -> zones, new RandomOrder(random));
    for (int i = 0; i < QUESTIONS; i++) {
      Message query = Asker.query(zone.question(), TYPES[random.nextInt(TYPES.length)]);
      int size = random.nextInt(2000);
      boolean edns = random.nextBoolean();
      if (edns) {
        query.addRecord(new OPTRecord(size, 0, 0), Section.ADDITIONAL);
      }
      answerDirectly(zones, query);

      byte[] octets = asker.ask(query.toWire(), Transport.UDP);

      String what = query.toString();
      assertThat(octets.length)
          .as(what)
          .isLessThanOrEqualTo(edns ? Math.max(512, Math.min(size, 1232)) : 512);
      checkWholeSets(Asker.parse(octets), query, what);
    }
  }

  private void checkWholeSets(Message answer, Message query, String what) {
    Name qname = query.getQuestion().getName();
    List<List<Record>> said = sets(response.answer(), qname);
    List<List<Record>> authority = sets(response.authority(), qname);
    List<List<Record>> additional = sets(response.additional(), qname);
    Set<Record> answered = onlyWholeSets(records(answer, Section.ANSWER), said, what);
    Set<Record> referred = onlyWholeSets(records(answer, Section.AUTHORITY), authority, what);
    Set<Record> added = onlyWholeSets(records(answer, Section.ADDITIONAL), additional, what);
    assertThat(answer.getOPT() != null).as(what).isEqualTo(query.getOPT() != null);
    assertThat(answer.getRcode()).as(what).isEqualTo(response.rcode());
    if (answer.getHeader().getFlag(Flags.TC)) {
      assertThat(answered.size() + referred.size() + added.size())
          .as(what)
          .isLessThan(flat(said).size() + flat(authority).size() + flat(additional).size());
      return;
    }
    assertThat(answered).as(what).containsAll(flat(said));
    if (!response.isAuthorityOptional()) {
      assertThat(referred).as(what).containsAll(flat(authority));
      if (!authority.isEmpty() && authority.getFirst().getFirst().getType() == Type.NS) {
        Name cut = authority.getFirst().getFirst().getName();
        assertThat(added)
            .as(what)
            .containsAll(
                flat(additional).stream()
                    .filter(record -> record.getName().subdomain(cut))
                    .toList());
      }
    }
  }

  private static Set<Record> onlyWholeSets(
      List<Record> records, List<List<Record>> sets, String what) {
    Set<Record> left = new HashSet<>(records);
    for (List<Record> set : sets) {
      assertThat(set.stream().filter(left::contains).count()).as(what).isIn(0L, (long) set.size());
      set.forEach(left::remove);
    }
    assertThat(left).as(what).isEmpty();
    return new HashSet<>(records);
  }

  private void answerDirectly(ZoneDirectory zones, Message query) {
    Record asked = query.getQuestion();
    question.qname().set(asked.getName().toWire(), 0);
    question.setQtype(asked.getType());
    engine.answer(zones, question, new Client(), response);
  }

  private static List<Record> records(Message message, int section) {
    return message.getSection(section).stream()
        .filter(record -> record.getType() != Type.OPT)
        .toList();
  }

  private static List<Record> flat(List<List<Record>> sets) {
    return sets.stream().flatMap(List::stream).toList();
  }

  private static List<List<Record>> sets(io.milepost.policy.Section section, Name qname) {
    List<List<Record>> sets = new ArrayList<>();
    for (int i = 0; i < section.size(); i++) {
      byte[] owner = section.owner(i);
      sets.add(
          records(section.rrset(i), owner == null ? qname : name(owner, section.ownerOffset(i))));
    }
    return sets;
  }

  private static Name name(byte[] bytes, int offset) {
    try {
      return new Name(DnsName.fromWire(bytes, offset).toWire());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Record> records(Rrset rrset, Name owner) {
    List<Record> records = new ArrayList<>();
    byte[] bytes = rrset.bytes();
    for (int at = rrset.start(); at < rrset.end(); at += 2 + rrset.rdlength(at)) {
      byte[] rdata = Arrays.copyOfRange(bytes, at + 2, at + 2 + rrset.rdlength(at));
      records.add(Record.newRecord(owner, rrset.type(), DClass.IN, rrset.ttlSeconds(), rdata));
    }
    return records;
  }
}
