package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.dnssec.RichZone.Question;
import io.milepost.conformance.dnssec.TamperingProxy.Tampering;
import io.milepost.conformance.dnssec.Validator.Asked;
import io.milepost.conformance.dnssec.Validator.Judgement;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Validators call every answer of a signed zone what it is. */
final class ValidatorsTest {
  @TempDir private static Path folder;

  private static MilepostProcess milepost;
  private static Validator.Anchor anchor;

  @BeforeAll
  static void start() {
    milepost = MilepostProcess.start(folder, "--client", RichZone.CLIENT);
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      RichZone zone = RichZone.create(api);
      zone.createKey("first", "ACTIVE");
      zone.enable();
      anchor = zone.anchor("first");
    }
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  private static List<String> complaints(Validator validator) {
    List<String> complaints = new ArrayList<>();
    for (Question question : RichZone.questions()) {
      // drill can't tell an answer that is not signed from one that should be.
      if (validator == Validator.DRILL && question.verdict() != Verdict.SECURE) {
        continue;
      }
      Asked asked = new Asked(question.name(), question.type());
      Judgement judgement = validator.judge(folder, anchor, milepost.dns(), asked);
      if (judgement.verdict() != question.verdict()) {
        complaints.add(question + " is " + judgement.verdict() + "\n" + judgement.output());
      }
    }
    return complaints;
  }

  @ParameterizedTest
  @EnumSource(Validator.class)
  void everyAnswer_isJudgedAsItShould(Validator validator) {
    assertThat(complaints(validator)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Validator.class)
  void signaturesChanged_areBogus(Validator validator) throws Exception {
    try (TamperingProxy proxy = TamperingProxy.start(milepost.dns(), Tampering.SIGNATURES)) {
      List<String> secure = new ArrayList<>();
      for (Question question : RichZone.questions()) {
        if (question.type().equals("DNSKEY")) {
          continue;
        }
        Asked asked = new Asked(question.name(), question.type());
        Judgement judgement = validator.judge(folder, anchor, proxy.address(), asked);
        if (question.verdict() == Verdict.SECURE && judgement.verdict() == Verdict.SECURE) {
          secure.add(question + "\n" + judgement.output());
        }
        if (question.name().equals("www." + RichZone.NAME) && question.type().equals("A")) {
          assertThat(judgement.verdict()).as(judgement.output()).isEqualTo(Verdict.BOGUS);
        }
      }
      assertThat(secure).isEmpty();
    }
  }

  /** drill can't tell an answer that is not signed from one that should be. */
  private static Stream<Arguments> tamperings() {
    return Stream.of(
        Arguments.of(Validator.DELV, Tampering.RECORDS),
        Arguments.of(Validator.DRILL, Tampering.RECORDS),
        Arguments.of(Validator.UNBOUND, Tampering.RECORDS),
        Arguments.of(Validator.DELV, Tampering.STRIPPED),
        Arguments.of(Validator.UNBOUND, Tampering.STRIPPED));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void answersChanged_areBogus(Validator validator, Tampering tampering) throws Exception {
    try (TamperingProxy proxy = TamperingProxy.start(milepost.dns(), tampering)) {
      for (Asked asked :
          List.of(
              new Asked("www.example.com", "A"),
              new Asked("weighted.example.com", "A"),
              new Asked("example.com", "A"),
              new Asked("www.example.com", "MX"),
              new Asked("geo-none.example.com", "A"),
              new Asked("absent.example.com", "A"),
              new Asked("b.c.example.com", "A"))) {
        Judgement judgement = validator.judge(folder, anchor, proxy.address(), asked);
        assertThat(judgement.verdict()).as(judgement.output()).isEqualTo(Verdict.BOGUS);
      }
    }
  }

  @Test
  void ds_ofTheKeyThatIsAnswered_isThatOfGetDnssec() throws Exception {
    Message query = DnsQueries.dnssecOk(new Name("example.com."), Type.DNSKEY, 1232);
    DNSKEYRecord ksk =
        new DnsClient(milepost.dns())
            .udp(query).getSection(Section.ANSWER).stream()
                .filter(record ->
                    record instanceof DNSKEYRecord key
                        && (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) != 0)
                .map(DNSKEYRecord.class::cast)
                .findFirst()
                .orElseThrow();
    assertThat(DsfromkeyTool.dsOf("example.com. 3600 IN DNSKEY " + ksk.rdataToString()))
        .isEqualTo("example.com. IN DS " + anchor.ds());
  }
}
