package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.dnssec.RichZone.Question;
import io.milepost.conformance.dnssec.Validator.Asked;
import io.milepost.conformance.dnssec.Validator.Judgement;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    try (TamperingProxy proxy = TamperingProxy.start(milepost.dns())) {
      List<String> secure = new ArrayList<>();
      for (Question question : RichZone.questions()) {
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
}
