package io.milepost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.dnssec.keys.FileKeyVault;
import io.milepost.dnssec.sign.KeyRing;
import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.dnssec.DelegationSigner;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.CreateKeySigningKey;
import io.milepost.model.operation.DeactivateKeySigningKey;
import io.milepost.model.operation.EnableDnssec;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.HostedZone;
import io.milepost.server.Asker;
import io.milepost.server.respond.Transport;
import io.milepost.store.LoadProgress;
import io.milepost.store.SqliteStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * A zone over months of signatures, rollovers of its zone-signing key and one of its key-signing
 * key, watched by dnsjava's validator, which keeps keys nearly as long as their TTL allows. Store,
 * vault, signatures and the way of an answer are the server's; the clock is the test's.
 */
class SignedHistoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(25);

  /** For how many steps keys are kept: less than the hour of their TTL. */
  private static final int STEPS_OF_A_KEYSET = 2;

  private static final String ARN = "arn:aws:kms:us-east-1:111122223333:key/";
  private static final List<String> QUESTIONS =
      List.of(
          "example.com SOA",
          "absent.example.com A",
          "example.com MX",
          "example.com NS",
          "a.b.example.com TXT",
          "example.com DNSKEY");

  @TempDir Path dir;

  private final TestClock clock = new TestClock();
  private final PublishedZones zones = new PublishedZones();
  private final Set<Integer> signers = new HashSet<>();
  private long passedNanos;
  private SqliteStore store;
  private FileKeyVault vault;
  private HostedZone zone;
  private KeyRolls rolls;
  private Asker server = new Asker(zones.get());
  private ValidatingResolver validator = new ValidatingResolver(new InProcess(server), clock);
  private byte[] anchors = {};
  private int asked;

  private static final class TestClock extends Clock {
    private Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** The server, without sockets. */
  private record InProcess(Asker asker) implements Resolver {
    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
      Message wanting = query.clone();
      wanting.addRecord(new OPTRecord(1232, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
      return CompletableFuture.completedFuture(asker.ask(wanting, Transport.TCP));
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
      return sendAsync(query, Runnable::run);
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
  }

  @BeforeEach
  void open() throws Exception {
    store =
        SqliteStore.open(
            new SqliteStore.Options(dir, false, clock, new SplittableRandom(1), LoadProgress.NONE));
    store.follow(zones);
    vault = FileKeyVault.open(dir.resolve("key"), new SecureRandom(), consumer -> {});
    zone =
        store
            .apply(new CreateHostedZone(DnsName.of("example.com"), "reference", Optional.empty()))
            .zone();
    Signatures signatures = new Signatures(new KeyRing(vault, 1), clock);
    server = new Asker(zones, signatures, clock);
    createKey("first");
    store.apply(new EnableDnssec(zone.id(), vault));
    rolls =
        new KeyRolls(
            store,
            vault,
            RollTiming.of(1, Duration.ZERO),
            clock,
            () -> passedNanos,
            new BackgroundTasks());
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Makes a key-signing key, and has the validator trust it too. */
  private void createKey(String name) {
    store.apply(new CreateKeySigningKey(zone.id(), name, name, ARN + name, "ACTIVE", vault));
  }

  private void trustKeys() throws IOException {
    StringBuilder text = new StringBuilder();
    for (ZoneKey key : published()) {
      if (key.dnskey().role() == KeyRole.KSK) {
        DelegationSigner signer = DelegationSigner.of(zone.name(), key.dnskey());
        text.append("example.com. 3600 IN DS ").append(signer).append('\n');
      }
    }
    anchors = text.toString().getBytes(StandardCharsets.US_ASCII);
    forgetKeys();
  }

  /** Another validator: dnsjava's keeps keys by the system's clock, whatever clock it is given. */
  private void forgetKeys() throws IOException {
    validator = new ValidatingResolver(new InProcess(server), clock);
    validator.loadTrustAnchors(new ByteArrayInputStream(anchors));
  }

  private List<ZoneKey> published() {
    ZoneSnapshot snapshot = Objects.requireNonNull(zones.get().find(zone.reference()));
    return Objects.requireNonNull(snapshot.signing()).published();
  }

  private void pass(Duration time) throws Exception {
    for (long steps = time.dividedBy(STEP); steps > 0; steps--) {
      clock.now = clock.now.plus(STEP);
      passedNanos += STEP.toNanos();
      rolls.look();
      published().stream()
          .filter(key -> key.signs() && key.dnskey().role() == KeyRole.ZSK)
          .forEach(key -> signers.add(key.keyTag()));
      if (asked % STEPS_OF_A_KEYSET == 0) {
        forgetKeys();
      }
      String[] question = QUESTIONS.get(asked++ % QUESTIONS.size()).split(" ", -1);
      Message answer = validator.send(Asker.query(question[0], Type.value(question[1])));
      assertThat(answer.getRcode()).as("%s at %s", answer, clock.now).isEqualTo(Rcode.NOERROR);
      assertThat(answer.getHeader().getFlag(Flags.AD)).as("%s at %s", answer, clock.now).isTrue();
    }
  }

  @Test
  void everyAnswer_isSecure_throughAllRollovers() throws Exception {
    trustKeys();
    pass(Duration.ofDays(20));
    createKey("second");
    trustKeys();
    pass(Duration.ofDays(2));
    store.apply(new DeactivateKeySigningKey(zone.id(), "first"));
    pass(Duration.ofDays(50));
    assertThat(signers).as("keys that signed in 72 days").hasSize(6);
    assertThat(asked).isGreaterThan(4000);
  }

  @Test
  void answer_thatTheAnchorDoesNotSign_isBogus() throws Exception {
    Name apex = Name.fromConstantString("example.com.");
    DNSKEYRecord other = new DNSKEYRecord(apex, 1, 3600, 257, 3, 13, new byte[64]);
    anchors = (other + "\n").getBytes(StandardCharsets.US_ASCII);
    forgetKeys();
    Message answer = validator.send(Asker.query("example.com", Type.SOA));
    assertThat(answer.getRcode()).isEqualTo(Rcode.SERVFAIL);
  }
}
