package io.milepost.server.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's library, which the JVM can load from a file only.
 *
 * <p>The driver would unpack it to the platform's folder for temporary files, and read it again
 * byte by byte to see that nobody has changed it there. In a folder that is ours alone nobody does.
 */
final class SqliteLibrary {
  /** The system properties by which the driver is told of a library, or where to unpack its own. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private static final String NAME = "org.sqlite.lib.name";
  private static final String UNPACKED = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /** Whether the user has not chosen another library or place. */
  static boolean isOurs() {
    return System.getProperty(FOLDER) == null
        && System.getProperty(NAME) == null
        && System.getProperty(UNPACKED) == null;
  }

  /**
   * Unpacks the library and tells the driver so. Where the driver has none for this platform, it is
   * left to it to say so.
   *
   * @param folder for this user alone; the file is in use until the process ends
   * @throws StartException if the folder can't be written
   */
  static void unpackTo(Path folder) {
    System.setProperty(UNPACKED, folder.toString());
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library != null) {
        Files.copy(library, folder.resolve(name));
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(NAME, name);
      }
    } catch (IOException e) {
      throw new StartException("SQLite's library can't be unpacked: " + e.getMessage(), e);
    }
  }
}
