package io.milepost.dnssec.keys;

import io.milepost.model.dnssec.MasterKeyException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file with the master key: one line, {@code milepost-master-key-1} and the secret. */
final class MasterKeyFile {
  private static final String FORMAT = "milepost-master-key-1 ";
  private static final Pattern LINE = Pattern.compile(FORMAT + "([0-9A-Za-z+/]{43}=)\\s*");
  private static final int MAX_LENGTH = 1024;

  private final Path path;

  MasterKeyFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * The key in the file; empty if there is no file.
   *
   * @throws MasterKeyException if it can't be read, or is not of the form
   */
  Optional<MasterKey> read() throws MasterKeyException {
    try {
      if (Files.isRegularFile(path) && Files.size(path) > MAX_LENGTH) {
        throw new MasterKeyException("The file " + path + " has no master key.");
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        throw new MasterKeyException("The file " + path + " has no master key.");
      }
      return Optional.of(new MasterKey(Base64.getDecoder().decode(line.group(1))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new MasterKeyException("The master key can't be read: " + reason(e) + ".");
    }
  }

  /** Whether the file's mode lets its group or all read it; no where files have no modes. */
  boolean isReadableByOthers() {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
      return mode.contains(PosixFilePermission.GROUP_READ)
          || mode.contains(PosixFilePermission.OTHERS_READ);
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ", " + e.getMessage();
  }

  /**
   * Makes the file with a new key, all of it or nothing, readable by its owner alone. When this
   * returns, it is on the disk.
   *
   * @return the key that is in the file: the other one if somebody made it meanwhile
   * @throws MasterKeyException if it can't be written
   */
  MasterKey create(SecureRandom random) throws MasterKeyException {
    byte[] secret = new byte[MasterKey.SECRET_LENGTH];
    random.nextBytes(secret);
    try {
      write(FORMAT + Base64.getEncoder().encodeToString(secret) + "\n");
    } catch (IOException e) {
      throw new MasterKeyException("The master key can't be written: " + reason(e) + ".");
    }
    return read().orElseThrow(() -> new MasterKeyException("The file " + path + " is gone."));
  }

  private void write(String line) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(part);
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly())) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      putInPlace(part);
    } finally {
      Files.deleteIfExists(part);
    }
    syncFolder();
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A link is made only where nothing is; where there are no links nobody else is assumed. */
  private void putInPlace(Path part) throws IOException {
    try {
      Files.createLink(path, part);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster, and theirs is the key.
    } catch (UnsupportedOperationException | IOException e) {
      if (Files.notExists(path)) {
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private void syncFolder() throws IOException {
    Path folder = path.getParent();
    if (folder != null && !isWindows()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Windows opens no folders. */
  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
