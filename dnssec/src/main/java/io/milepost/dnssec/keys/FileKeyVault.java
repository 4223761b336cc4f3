package io.milepost.dnssec.keys;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.zone.HostedZoneId;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vault whose master key is in a file. The file is read once, at the start. If it is missing
 * then, it is made when the first key is, unless there are keys that another one would open: a new
 * master key beside them would only hide that the right one is lost. If it vanishes afterwards,
 * keys are opened as before, but none is made, since the next start could not open it.
 */
public final class FileKeyVault implements KeyVault, KeyMaker {
  private static final Logger LOG = LoggerFactory.getLogger(FileKeyVault.class);

  private final MasterKeyFile file;
  private final SecureRandom random;
  private final ReentrantLock creating = new ReentrantLock();
  private final AtomicBoolean vanished = new AtomicBoolean();

  private volatile @Nullable MasterKey master;

  /** Why no master key may be made, or the one that is there not be used for new keys. */
  private final Optional<String> problem;

  private FileKeyVault(
      MasterKeyFile file,
      SecureRandom random,
      @Nullable MasterKey master,
      Optional<String> problem) {
    this.file = file;
    this.random = random;
    this.master = master;
    this.problem = problem;
  }

  /**
   * Opens the vault; what is wrong with the file is a {@link #problem()}, but for a mode that lets
   * others read it, which is logged.
   *
   * @param keys those that are in use
   */
  public static FileKeyVault open(Path path, SecureRandom random, KeysInUse keys) {
    MasterKeyFile file = new MasterKeyFile(path);
    try {
      MasterKey master = file.read().orElse(null);
      if (master != null && file.isReadableByOthers()) {
        LOG.warn("the master key in {} can be read by others than its owner: chmod 600", file);
      }
      return new FileKeyVault(file, random, master, problem(file, master, keys));
    } catch (MasterKeyException e) {
      return new FileKeyVault(file, random, null, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> problem(
      MasterKeyFile file, @Nullable MasterKey master, KeysInUse keys) {
    long[] counts = new long[2];
    keys.forEach(sealed -> counts[master != null && master.isOf(sealed) ? 0 : 1]++);
    if (counts[1] == 0) {
      return Optional.empty();
    }
    return Optional.of(master == null ? missing(file) : another(file));
  }

  private static String missing(MasterKeyFile file) {
    return "The master key is missing: there is no file " + file + ".";
  }

  private static String another(MasterKeyFile file) {
    return "The master key in " + file + " is not the one that the keys of zones need.";
  }

  /** A sentence on why keys can't be used; empty if nothing is wrong. */
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public ECPrivateKey open(HostedZoneId zone, ZoneKey key) throws KeyUnavailableException {
    try {
      return KeyPairs.decode(bytes(zone, new KeyMaterial(key.dnskey(), key.sealed())));
    } catch (MasterKeyException | GeneralSecurityException e) {
      throw new KeyUnavailableException(
          key.role() + " " + key.keyTag() + " of zone " + zone + ": " + e.getMessage());
    }
  }

  @Override
  public void check(HostedZoneId zone, KeyMaterial material) throws MasterKeyException {
    bytes(zone, material);
  }

  private byte[] bytes(HostedZoneId zone, KeyMaterial material) throws MasterKeyException {
    MasterKey present = master;
    if (present == null) {
      throw new MasterKeyException(problem.orElseGet(() -> missing(file)));
    }
    return present.open(zone, material.dnskey(), material.sealed());
  }

  @Override
  public KeyMaterial make(HostedZoneId zone, KeyRole role) throws MasterKeyException {
    MasterKey sealing = masterForNewKeys();
    KeyPair pair = KeyPairs.generate(random);
    Dnskey dnskey = Dnskey.of(role, KeyPairs.point(pair));
    byte[] encoded = pair.getPrivate().getEncoded();
    return new KeyMaterial(dnskey, sealing.seal(zone, dnskey, encoded, random));
  }

  @Override
  public KeyMaterial copy(HostedZoneId from, KeyMaterial material, HostedZoneId to)
      throws MasterKeyException {
    byte[] encoded = bytes(from, material);
    Dnskey dnskey = material.dnskey();
    return new KeyMaterial(dnskey, masterForNewKeys().seal(to, dnskey, encoded, random));
  }

  private MasterKey masterForNewKeys() throws MasterKeyException {
    if (problem.isPresent()) {
      throw new MasterKeyException(problem.get());
    }
    MasterKey present = master;
    if (present != null) {
      checkStillThere(present);
      return present;
    }
    creating.lock();
    try {
      MasterKey made = master;
      if (made == null) {
        Optional<MasterKey> there = file.read();
        made = there.isPresent() ? there.get() : file.create(random);
        master = made;
      }
      return made;
    } finally {
      creating.unlock();
    }
  }

  /** The file has still the key that new keys are encrypted with; told once if not. */
  private void checkStillThere(MasterKey present) throws MasterKeyException {
    try {
      Optional<MasterKey> there = file.read();
      if (there.isEmpty()) {
        throw new MasterKeyException(missing(file));
      }
      if (!there.get().isSameAs(present)) {
        throw new MasterKeyException(another(file));
      }
      vanished.set(false);
    } catch (MasterKeyException e) {
      if (vanished.compareAndSet(false, true)) {
        LOG.error("{} No key is made until it is back.", e.getMessage());
      }
      throw e;
    }
  }
}
