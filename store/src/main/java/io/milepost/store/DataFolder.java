package io.milepost.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of a store, claimed by this process alone until it is closed. */
final class DataFolder implements AutoCloseable {
  private static final String DATABASE = "milepost.db";
  private static final String LOCK = "milepost.lock";

  /**
   * The folders that this process has claimed, by their real paths. The system's file locks belong
   * to a process: a second claim could not see the first by them, and would drop it by closing its
   * own channel.
   */
  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Claims a folder; makes it, for this user alone, if it is not there.
   *
   * @throws StoreUnavailableException if it is taken, or can't be used
   */
  static DataFolder claim(Path path) throws StoreUnavailableException {
    Path folder = create(path);
    if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw new StoreUnavailableException(
          "The data folder " + path + " is not readable and writable for this user.");
    }
    if (!CLAIMED.add(folder)) {
      throw taken(path);
    }
    try {
      FileChannel lockFile = lock(folder);
      if (lockFile != null) {
        return new DataFolder(folder, lockFile);
      }
    } catch (IOException e) {
      CLAIMED.remove(folder);
      throw new StoreUnavailableException(
          "The data folder " + path + " can't be locked: " + reason(e) + ".", e);
    }
    CLAIMED.remove(folder);
    throw taken(path);
  }

  /** Null if another process has the lock. */
  private static @Nullable FileChannel lock(Path folder) throws IOException {
    Path file = createFile(folder.resolve(LOCK));
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  private static Path createFile(Path file) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    }
    return file;
  }

  private static StoreUnavailableException taken(Path path) {
    return new StoreUnavailableException(
        "The data folder " + path + " is in use by another Milepost.");
  }

  private static Path create(Path path) throws StoreUnavailableException {
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new StoreUnavailableException("The data folder " + path + " is a file.");
      }
      Files.createDirectories(path, ownerOnly(path, "rwx------"));
      return path.toRealPath();
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The data folder " + path + " can't be made: " + reason(e) + ".", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case NoSuchFileException missing -> missing.getFile() + " can't be made there";
      default -> String.valueOf(e.getMessage());
    };
  }

  /**
   * The database file; made, for this user alone, if it is not there. SQLite gives the files beside
   * it the same rights.
   */
  Path database() throws StoreUnavailableException {
    try {
      return createFile(folder.resolve(DATABASE));
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The data folder " + folder + " can't be written: " + reason(e) + ".", e);
    }
  }

  /** Gives the folder up. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      CLAIMED.remove(folder);
    }
  }
}
