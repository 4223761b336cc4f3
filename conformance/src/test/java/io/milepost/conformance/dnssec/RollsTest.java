package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.dnssec.Validator.Asked;
import io.milepost.conformance.dnssec.Validator.Judgement;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers stay secure while keys are replaced. */
final class RollsTest {
  /** A key signs for twelve seconds, and is published for six more. */
  private static final String SCALE = "100000";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<Asked> QUESTIONS =
      List.of(
          new Asked("www.example.com", "A"),
          new Asked("absent.example.com", "A"),
          new Asked("multi.example.com", "A"),
          new Asked("example.com", "DNSKEY"));

  @TempDir Path folder = Path.of("");

  private void assertSecure(MilepostProcess milepost, Validator.Anchor anchor) {
    for (Validator validator : Validator.values()) {
      for (Asked asked : QUESTIONS) {
        Judgement judgement = validator.judge(folder, anchor, milepost.dns(), asked);
        assertThat(judgement.verdict()).as(judgement.output()).isEqualTo(Verdict.SECURE);
      }
    }
  }

  /** The tag of the key that signs data. */
  private static int signer(MilepostProcess milepost) throws Exception {
    Message query = DnsQueries.dnssecOk(new Name("www.example.com."), Type.A, 1232);
    return new DnsClient(milepost.dns())
        .udp(query).getSection(Section.ANSWER).stream()
            .filter(RRSIGRecord.class::isInstance)
            .map(record -> ((RRSIGRecord) record).getFootprint())
            .findAny()
            .orElseThrow();
  }

  /** How many keys stand in the set of keys beside the key-signing key. */
  private static int zoneSigningKeys(MilepostProcess milepost) throws Exception {
    Message query = DnsQueries.dnssecOk(new Name("example.com."), Type.DNSKEY, 1232);
    return (int)
        new DnsClient(milepost.dns())
            .udp(query).getSection(Section.ANSWER).stream()
                .filter(record ->
                    record instanceof DNSKEYRecord key
                        && (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) == 0)
                .count();
  }

  @Test
  void zoneSigningKey_rollsByItself() throws Exception {
    try (MilepostProcess milepost =
            MilepostProcess.start(folder, "--client", RichZone.CLIENT, "--time-scale", SCALE);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      RichZone zone = RichZone.create(api);
      zone.createKey("first", "ACTIVE");
      zone.enable();
      Validator.Anchor anchor = zone.anchor("first");
      Set<Integer> signers = new LinkedHashSet<>();
      Set<Integer> published = new HashSet<>();
      long start = System.nanoTime();
      // Between rolls and in the middle of them.
      while (signers.size() < 3 || !published.equals(Set.of(1, 2))) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        signers.add(signer(milepost));
        published.add(zoneSigningKeys(milepost));
        assertSecure(milepost, anchor);
      }
    }
  }

  @Test
  void keySigningKey_isReplacedByASecond() {
    try (MilepostProcess milepost = MilepostProcess.start(folder, "--client", RichZone.CLIENT);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      RichZone zone = RichZone.create(api);
      zone.createKey("first", "ACTIVE");
      zone.enable();
      Validator.Anchor first = zone.anchor("first");
      assertSecure(milepost, first);

      zone.createKey("second", "ACTIVE");
      Validator.Anchor second = zone.anchor("second");
      assertSecure(milepost, first);
      assertSecure(milepost, second);

      api.client()
          .deactivateKeySigningKey(request -> request.hostedZoneId(zone.id()).name("first"));
      assertSecure(milepost, second);
      Judgement old = Validator.DELV.judge(folder, first, milepost.dns(), QUESTIONS.getFirst());
      assertThat(old.verdict()).as(old.output()).isNotEqualTo(Verdict.SECURE);

      milepost.restart("--client", RichZone.CLIENT);
      assertSecure(milepost, second);
    }
  }
}
