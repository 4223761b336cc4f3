package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.dnssec.TamperingProxy.Tampering;
import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Tools;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * DNSViz, which asks a zone's servers many questions and says what is wrong with the answers: it
 * finds no fault with ours, and does where signatures were changed on the way.
 *
 * <p>DNSViz looks up every name server and mail exchanger that it hears of, from the root
 * downwards. So that no packet leaves the machine, the zones' servers have names inside the zones,
 * and the server under test is the root's too, where it refuses.
 *
 * <p>No trust anchor is given: DNSViz 0.9.4 ends with a stack trace if a zone is judged by one that
 * has an insecure delegation. Trust is what the other validators judge.
 */
final class DnsvizTest {
  private static final String INSECURE = "insecure." + RichZone.NAME;
  private static final String SECURE = "secure." + RichZone.NAME;
  private static final long PATIENCE_SECONDS = 120;

  private static final Pattern STATUS = Pattern.compile("\"status\": \"([A-Z_]+)\"");
  private static final Pattern CODE = Pattern.compile("\"code\": \"([A-Z_0-9]+)\"");

  @TempDir private static Path folder;

  private static Path dnsviz;
  private static MilepostProcess milepost;

  @BeforeAll
  static void start() {
    dnsviz = Tools.require("dnsviz", "dnsviz");
    milepost = MilepostProcess.start(folder, "--client", RichZone.CLIENT);
    try (KeyApi keys = new KeyApi(milepost)) {
      RichZone zone = RichZone.create(keys.api());
      zone.createKey("first", "ACTIVE");
      zone.enable();
      String secure = keys.api().createZone(SECURE, "secure");
      keys.api().changeInOneBatch(secure, nameServer(SECURE));
      keys.create(secure, "first", 1, "ACTIVE");
      keys.enable(secure);
      keys.api().changeInOneBatch(zone.insecureId(), nameServer(INSECURE));
      String ds = keys.get(secure).keySigningKeys().getFirst().dsRecord();
      List<Change> changes = new ArrayList<>(nameServer(RichZone.NAME));
      changes.add(Changes.create("ns." + SECURE, RRType.A, 300, "127.0.0.1"));
      changes.add(Changes.upsert(SECURE, RRType.DS, 300, ds));
      changes.add(Changes.upsert(RichZone.NAME, RRType.MX, 300, "10 mail." + RichZone.NAME));
      keys.api().changeInOneBatch(zone.id(), changes);
    }
  }

  @AfterAll
  static void stop() {
    if (milepost != null) {
      milepost.close();
    }
  }

  /** A zone has one server, with a name inside the zone. */
  private static List<Change> nameServer(String zone) {
    return List.of(
        Changes.create("ns." + zone, RRType.A, 300, "127.0.0.1"),
        Changes.upsert(zone, RRType.NS, 172_800, "ns." + zone + "."));
  }

  /**
   * What DNSViz can be told to ask: it fails if it is to ask a zone without a parent for DS, and
   * takes an NSEC set beside a CNAME set for a fault, against RFC 4034 section 2.5. It asks for DS
   * by itself.
   */
  private static List<RichZone.Question> questions() {
    return RichZone.questions().stream()
        .filter(question -> !question.type().equals("DS") && !question.type().equals("NSEC"))
        .toList();
  }

  private static String types() {
    return questions().stream()
        .map(RichZone.Question::type)
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** What DNSViz asks by itself: other sizes, TCP, names that it makes up, delegations. */
  @Test
  void zone_asDnsvizAsks_hasNoFault() throws Exception {
    Path probed = probe(milepost.dns());
    assertThat(grok("warning", probed)).isEmpty();
    String judged = grok("info", probed);
    assertThat(statuses(judged)).containsOnly("NOERROR", "VALID", "SECURE", "INSECURE");
    assertThat(statuses(delegation(judged, SECURE))).contains("SECURE");
    assertThat(statuses(delegation(judged, INSECURE))).contains("INSECURE");
  }

  @Test
  void zone_allTypesOfAllNames_hasNoFault() throws Exception {
    Path probed = probe(milepost.dns(), "-R", types());
    assertThat(grok("warning", probed)).isEmpty();
    String judged = grok("info", probed);
    assertThat(statuses(judged)).containsOnly("NOERROR", "VALID", "SECURE", "INSECURE");
    for (RichZone.Question question : questions()) {
      assertThat(judged).contains("\"%s./IN/%s\": {".formatted(question.name(), question.type()));
    }
  }

  @Test
  void zone_withSignaturesThatWereChanged_hasFaults() throws Exception {
    try (TamperingProxy proxy = TamperingProxy.start(milepost.dns(), Tampering.SIGNATURES)) {
      Path probed = probe(proxy.address());
      String faults = grok("error", probed);
      assertThat(all(CODE, faults)).contains("SIGNATURE_INVALID");
      for (RichZone.Question question : RichZone.questions()) {
        // It asks every name for addresses.
        if (question.verdict() == Verdict.SECURE && question.type().equals("A")) {
          assertThat(faults).contains("\"%s./IN/A\": {".formatted(question.name()));
        }
      }
    }
  }

  private static List<String> statuses(String judged) {
    return all(STATUS, judged);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** What is said of the delegation of a zone, and maybe of more behind it. */
  private static String delegation(String judged, String zone) {
    int start = judged.indexOf("\n    \"" + zone + ".\": {");
    assertThat(start).as(zone).isNotNegative();
    int end = judged.indexOf("\n    }", start);
    int delegation = judged.indexOf("\"delegation\": {", start);
    assertThat(delegation).as(zone).isBetween(start, end);
    return judged.substring(delegation, end);
  }

  private static Path probe(InetSocketAddress server, String... options) throws Exception {
    String address = "127.0.0.1:" + server.getPort();
    Path output = Files.createTempFile(folder, "probed", ".json");
    List<String> command =
        new ArrayList<>(
            List.of(dnsviz.toString(), "probe", "-A", "-4", "-d", "0", "-a", RichZone.NAME));
    // The plus says that nothing above it is asked.
    command.addAll(List.of("-x", ".+:root.invalid=" + address));
    command.addAll(List.of("-x", "%1$s+:ns.%1$s=%2$s".formatted(RichZone.NAME, address)));
    for (String child : List.of(SECURE, INSECURE)) {
      command.addAll(List.of("-x", "%1$s:ns.%1$s=%2$s".formatted(child, address)));
    }
    command.addAll(List.of("-o", output.toString()));
    command.addAll(List.of(options));
    RichZone.questions().stream().map(RichZone.Question::name).distinct().forEach(command::add);
    run(command);
    return output;
  }

  /** What is as bad as the level or worse; nothing at all if nothing is. */
  private static String grok(String level, Path probed) throws Exception {
    Path output = Files.createTempFile(folder, "grok", ".json");
    run(
        Stream.of(dnsviz, "grok", "-l", level, "-r", probed, "-o", output)
            .map(Object::toString)
            .toList());
    return Files.readString(output).strip();
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "dnsviz", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(said.toFile())
            .redirectErrorStream(true)
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("%s%n%s", command, Files.readString(said)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, Files.readString(said)).isZero();
  }
}
