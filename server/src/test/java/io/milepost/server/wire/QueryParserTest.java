package io.milepost.server.wire;

import static io.milepost.server.wire.ParseOutcome.BADVERS;
import static io.milepost.server.wire.ParseOutcome.DROP;
import static io.milepost.server.wire.ParseOutcome.FORMERR;
import static io.milepost.server.wire.ParseOutcome.NOTIMP;
import static io.milepost.server.wire.ParseOutcome.OK;
import static io.milepost.server.wire.ParseOutcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milepost.server.RawMessage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryParserTest {
  private static final String LABEL_63 = "a".repeat(63);

  /** 63 + 63 + 63 + 61 octets of text, four lengths and the root: 255 octets. */
  private static final String NAME_255 =
      String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61));

  private static final String LABELS_127 = "a.".repeat(127);

  private final QueryParser parser = new QueryParser();
  private final Query query = new Query();

  private ParseOutcome parse(byte[] message) {
    return parser.parse(message, message.length, query);
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        arguments("nothing", DROP, new byte[0]),
        arguments("half a header", DROP, Arrays.copyOf(plain().toBytes(), 11)),
        arguments("a response", DROP, RawMessage.header(0x8000, 1, 0, 0, 0).toBytes()),
        arguments("a header alone", FORMERR, Arrays.copyOf(plain().toBytes(), 12)),
        arguments("a plain question", OK, plain().toBytes()),
        arguments("all flags set", OK, withFlags(0x07ff)),
        arguments("IQUERY", NOTIMP, withFlags(1 << 11)),
        arguments("STATUS", NOTIMP, withFlags(2 << 11)),
        arguments("NOTIFY", NOTIMP, withFlags(4 << 11)),
        arguments("UPDATE", NOTIMP, withFlags(5 << 11)),
        arguments("opcode 15, header alone", NOTIMP, rawHeader(15 << 11, 0, 0, 0, 0)),
        arguments("no question", FORMERR, rawHeader(0, 0, 0, 0, 0)),
        arguments("no question but OPT", FORMERR, RawMessage.header(0, 0, 0, 0, 1).opt().toBytes()),
        arguments("two questions", FORMERR, twoQuestions()),
        arguments("65535 questions", FORMERR, rawHeader(0, 0xffff, 0, 0, 0)),
        arguments("an answer", FORMERR, counted(1, 0)),
        arguments("an authority record", FORMERR, counted(0, 1)),
        arguments("an additional record that is not there", FORMERR, query(1).toBytes()),
        arguments("an octet behind the end", FORMERR, plain().u8(0).toBytes()),
        arguments("a record behind the end", FORMERR, plain().opt().toBytes()),
        arguments("a pointer to itself", FORMERR, named(0xc0, 12)),
        arguments("a pointer to the header", FORMERR, named(0xc0, 0)),
        arguments("a pointer behind a label", FORMERR, named(1, 'a', 0xc0, 12)),
        arguments("half a pointer", FORMERR, raw(0xc0)),
        arguments("a label of type 01", FORMERR, named(0x41, 1, 0)),
        arguments("a label of type 10", FORMERR, named(0x81, 1, 0)),
        arguments("a label of 64 octets", FORMERR, question("a".repeat(64))),
        arguments("a label of 63 octets", OK, question(LABEL_63)),
        arguments("a label beyond the end", FORMERR, raw(5, 'a', 'b')),
        arguments("a name without its root", FORMERR, raw(1, 'a')),
        arguments("a name of 255 octets", OK, question(NAME_255)),
        arguments("a name of 256 octets", FORMERR, question(NAME_255 + "a")),
        arguments("a name of 256 octets in short labels", FORMERR, question("a" + LABELS_127)),
        arguments("127 labels", OK, question(LABELS_127)),
        arguments("128 labels", FORMERR, question("a." + LABELS_127)),
        arguments("a name as long as a message", FORMERR, question("a.".repeat(30_000))),
        arguments("the root", OK, question("")),
        arguments("octets that are no letters", OK, named(3, 0, 0xff, '.', 0)),
        arguments("no type", FORMERR, raw(1, 'a', 0)),
        arguments("half a class", FORMERR, raw(1, 'a', 0, 0, 1, 0)),
        arguments("class CH", REFUSED, asked(1, 3)),
        arguments("class ANY", REFUSED, asked(1, 255)),
        arguments("class 0", REFUSED, asked(1, 0)),
        arguments("AXFR", REFUSED, asked(252, 1)),
        arguments("IXFR", REFUSED, asked(251, 1)),
        arguments("IXFR with the SOA it starts from", REFUSED, ixfr()),
        arguments("MAILA", NOTIMP, asked(254, 1)),
        arguments("MAILB", NOTIMP, asked(253, 1)),
        arguments("TKEY", NOTIMP, asked(249, 1)),
        arguments("TSIG as a question", FORMERR, asked(250, 1)),
        arguments("OPT as a question", FORMERR, asked(41, 1)),
        arguments("ANY", OK, asked(255, 1)),
        arguments("an unknown type", OK, asked(0xfff0, 1)),
        arguments("OPT", OK, query(1).opt().toBytes()),
        arguments("OPT of 0 octets of payload", OK, query(1).opt(0, 0, 0).toBytes()),
        arguments("OPT with all flags", OK, query(1).opt(1232, 0, 0xffff).toBytes()),
        arguments("an unknown option", OK, query(1).opt(option(100, 1, 2)).toBytes()),
        arguments("two OPTs", FORMERR, query(2).opt().opt().toBytes()),
        arguments("OPT that is owned", FORMERR, query(1).label("a").opt().toBytes()),
        arguments("OPT owned by a pointer", FORMERR, ownedByPointer()),
        arguments("half an OPT", FORMERR, query(1).raw((byte) 0, (byte) 0, (byte) 41).toBytes()),
        arguments("OPT beyond the end", FORMERR, withoutLast(query(1).opt(option(9, 1)))),
        arguments("an option beyond OPT", FORMERR, query(1).opt(bytes(0, 3, 0, 1)).toBytes()),
        arguments("half an option", FORMERR, query(1).opt(bytes(0, 3, 0)).toBytes()),
        arguments("version 1", BADVERS, query(1).opt(1232, 1, 0).toBytes()),
        arguments("version 255", BADVERS, query(1).opt(1232, 255, 0).toBytes()),
        arguments("version 1, odd options", BADVERS, query(1).opt(1232, 1, 0, bytes(9)).toBytes()),
        arguments("version 1 and class CH", BADVERS, chaosVersion1()),
        arguments("TSIG", OK, query(1).name("key").raw(tsigFields()).toBytes()),
        arguments("a record owned by a forward pointer", OK, forwardPointer()));
  }

  private static RawMessage plain() {
    return query(0);
  }

  private static RawMessage query(int additionals) {
    return RawMessage.query("www.example.com", additionals);
  }

  private static byte[] withFlags(int flags) {
    return RawMessage.header(flags, 1, 0, 0, 0).question("example.com", 1, 1).toBytes();
  }

  private static byte[] rawHeader(int flags, int qd, int an, int ns, int ar) {
    return RawMessage.header(flags, qd, an, ns, ar).toBytes();
  }

  private static byte[] twoQuestions() {
    return RawMessage.header(0, 2, 0, 0, 0).question("a", 1, 1).question("b", 1, 1).toBytes();
  }

  private static byte[] counted(int answers, int authorities) {
    return RawMessage.header(0, 1, answers, authorities, 0)
        .question("a", 1, 1)
        .name("a")
        .raw(bytes(0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 192, 0, 2, 1))
        .toBytes();
  }

  private static byte[] ixfr() {
    return RawMessage.header(0, 1, 0, 1, 0)
        .question("a", 251, 1)
        .name("a")
        .raw(bytes(0, 6, 0, 1, 0, 0, 0, 0, 0, 22, 0, 0))
        .raw(new byte[20])
        .toBytes();
  }

  private static byte[] question(String name) {
    return RawMessage.header(0, 1, 0, 0, 0).question(name, 1, 1).toBytes();
  }

  private static byte[] asked(int type, int dnsClass) {
    return RawMessage.header(0, 1, 0, 0, 0).question("example.com", type, dnsClass).toBytes();
  }

  /** A question whose name is these octets. */
  private static byte[] named(int... name) {
    return RawMessage.header(0, 1, 0, 0, 0).raw(bytes(name)).u16(1).u16(1).toBytes();
  }

  /** A header for one question, and these octets. */
  private static byte[] raw(int... rest) {
    return RawMessage.header(0, 1, 0, 0, 0).raw(bytes(rest)).toBytes();
  }

  private static byte[] option(int code, int... data) {
    byte[] option = Arrays.copyOf(bytes(code >> 8, code, 0, data.length), 4 + data.length);
    System.arraycopy(bytes(data), 0, option, 4, data.length);
    return option;
  }

  private static byte[] ownedByPointer() {
    return query(1).raw(bytes(0xc0, 12, 0, 41, 4, 0xd0, 0, 0, 0, 0, 0, 0)).toBytes();
  }

  private static byte[] forwardPointer() {
    return query(1).raw(bytes(0xff, 0xff, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)).toBytes();
  }

  private static byte[] chaosVersion1() {
    return RawMessage.header(0, 1, 0, 0, 1).question("a", 1, 3).opt(1232, 1, 0).toBytes();
  }

  private static byte[] tsigFields() {
    return bytes(0, 250, 0, 255, 0, 0, 0, 0, 0, 0);
  }

  private static byte[] withoutLast(RawMessage message) {
    byte[] whole = message.toBytes();
    return Arrays.copyOf(whole, whole.length - 1);
  }

  private static byte[] bytes(int... values) {
    byte[] result = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("messages")
  void parse_message_givesOutcome(String what, ParseOutcome expected, byte[] message) {
    assertThat(parse(message)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodMessages")
  void parse_goodMessageCutAnywhere_isNot(String what, byte[] message) {
    for (int length = 0; length < message.length; length++) {
      ParseOutcome outcome = parser.parse(Arrays.copyOf(message, length), length, query);
      assertThat(outcome).as("%s, %d octets", what, length).isIn(DROP, FORMERR);
    }
  }

  static Stream<Arguments> goodMessages() {
    return messages()
        .filter(row -> row.get()[1] == OK)
        .map(row -> arguments(row.get()[0], row.get()[2]));
  }

  @Test
  void parse_question_isRead() {
    parse(RawMessage.header(0, 1, 0, 0, 0).question("wWw.Example.COM", 28, 1).toBytes());
    query.readName();

    assertThat(query.question().qname().toName()).hasToString("www.example.com.");
    assertThat(query.question().qtype()).isEqualTo(28);
    assertThat(query.questionEnd()).isEqualTo(12 + 17 + 4);
    assertThat(query.hasEdns()).isFalse();
    assertThat(query.udpLimit()).isEqualTo(512);
  }

  @Test
  void parse_opt_isRead() {
    parse(query(1).opt(900, 0, 0x8000, option(3)).toBytes());

    assertThat(query.hasEdns()).isTrue();
    assertThat(query.udpLimit()).isEqualTo(900);
    assertThat(query.isDnssecOk()).isTrue();
    assertThat(query.isNsidRequested()).isTrue();
  }

  @Test
  void parse_optAfterAnother_leavesNothingOfTheFirst() {
    parse(query(1).opt(900, 0, 0x8000, option(3)).toBytes());
    parse(plain().toBytes());

    assertThat(query.hasEdns()).isFalse();
    assertThat(query.udpLimit()).isEqualTo(512);
    assertThat(query.isDnssecOk()).isFalse();
    assertThat(query.isNsidRequested()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void parse_udpSize_isBounded(int said, int limit) {
    parse(query(1).opt(said, 0, 0).toBytes());

    assertThat(query.udpLimit()).isEqualTo(limit);
  }

  static Stream<Arguments> sizes() {
    return Stream.of(
        arguments(0, 512),
        arguments(511, 512),
        arguments(513, 513),
        arguments(1232, 1232),
        arguments(1233, 1232),
        arguments(65535, 1232));
  }
}
