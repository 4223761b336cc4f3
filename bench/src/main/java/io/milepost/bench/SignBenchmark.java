package io.milepost.bench;

import io.milepost.dnssec.sign.KeyRing;
import io.milepost.dnssec.sign.SetContent;
import io.milepost.dnssec.sign.SetSigner;
import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long a set takes to be signed, and to be found signed. */
@State(Scope.Benchmark)
public class SignBenchmark {
  private SetSigner signer;
  private ZoneSnapshot zone;
  private byte[] owner;
  private Rrset addresses;
  private int ttlSeconds;

  @Setup
  public void setUp() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    ZoneSigning signing = new ZoneSigning(List.of(key(KeyRole.KSK), key(KeyRole.ZSK)));
    zone = find(new BenchZone(20, signing));
    KeyRing keys = new KeyRing((id, key) -> (ECPrivateKey) pair.getPrivate(), 1);
    // No time passes, so that the share of time for signatures is not looked at.
    Signatures signatures = new Signatures(keys, InstantSource.system(), () -> 0);
    signatures.prepare(new BenchZone(20, signing).directory());
    signer = signatures.newSigner();
    owner =
        new byte[] {
          3, 'w', 'w', 'w', 5, 'b', 'e', 'n', 'c', 'h', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0
        };
    RdataList values = RdataList.of(List.of(new byte[] {10, 0, 0, 1}, new byte[] {10, 0, 0, 2}));
    addresses = new Rrset(RecordType.A.code(), 300, values, zone.apex());
  }

  private static ZoneKey key(KeyRole role) {
    return new ZoneKey(Dnskey.of(role, new byte[64]), SealedKey.of(new byte[1]), true, true);
  }

  private static ZoneSnapshot find(BenchZone zone) {
    NameCursor apex = new NameCursor();
    apex.set(BenchZone.REFERENCE.apex().wire(), 0);
    return Objects.requireNonNull(zone.directory().find(apex, RecordType.SOA.code()));
  }

  private Rrset sign(int ttl) {
    signer.start(zone);
    SetContent set = signer.set();
    set.start(owner, 0, RecordType.A.code(), ttl);
    set.add(addresses);
    return Objects.requireNonNull(signer.sign());
  }

  /** A set that was not signed before: another TTL each time. */
  @Benchmark
  public Rrset signAnew() {
    return sign(ttlSeconds++);
  }

  /** A set that was signed before. */
  @Benchmark
  public Rrset findSigned() {
    return sign(-1);
  }
}
