package io.milepost.server.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that is there while the server runs. */
record EphemeralFolder(Path path) implements AutoCloseable {

  /**
   * @throws StartException if the platform's folder for such files can't be written
   */
  static EphemeralFolder make() {
    try {
      return new EphemeralFolder(Files.createTempDirectory("milepost-"));
    } catch (IOException e) {
      throw new StartException("No temporary folder can be made: " + e.getMessage(), e);
    }
  }

  /** Removes the folder; what can't be removed is left to the platform. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      System.err.println("milepost: " + path + " could not be removed.");
    }
  }
}
