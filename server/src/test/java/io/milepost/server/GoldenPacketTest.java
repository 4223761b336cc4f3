package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.server.respond.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers whose octets matter: {@code packets/*.hex}, in each a query and its answer over UDP. */
class GoldenPacketTest {
  private static final String ZONE =
      """
      example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
      example.com 3600 NS ns.example.com
      ns.example.com 60 A 192.0.2.53
      www.example.com 60 A 192.0.2.1
      mail.example.com 300 MX 10 mx.mail.example.com
      mx.mail.example.com 60 A 192.0.2.25
      _sip._udp.example.com 60 SRV 1 2 5060 www.example.com
      alias.example.com 60 CNAME www.example.com
      long.example.com 60 TXT "%s" "%s"
      sub.example.com 60 NS ns.sub.example.com
      ns.sub.example.com 60 A 192.0.2.2
      """
          .formatted("a".repeat(250), "b".repeat(220));

  private final Asker asker = new Asker(ZoneText.parse(ZONE));

  static Stream<String> packets() {
    return Stream.of(
        "compression",
        "compression-cname-case",
        "compression-not-in-srv",
        "referral-glue",
        "negative",
        "opt-nsid",
        "opt-refused",
        "opt-badvers",
        "truncation",
        "formerr",
        "notimp");
  }

  @ParameterizedTest
  @MethodSource("packets")
  void answer_packet_isToTheOctet(String name) throws IOException {
    List<String> lines = lines(name);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("#");
    byte[] query = HexFormat.of().parseHex(lines.get(1).replace(" ", ""));

    byte[] answer = asker.ask(query, Transport.UDP);

    assertThat(HexFormat.of().formatHex(answer)).isEqualTo(lines.get(2).replace(" ", ""));
  }

  private static List<String> lines(String name) throws IOException {
    String resource = "/packets/" + name + ".hex";
    try (InputStream in = GoldenPacketTest.class.getResourceAsStream(resource)) {
      byte[] text = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(text, StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
