package io.milepost.server.launch;

import io.milepost.geo.CountryFile;
import io.milepost.geo.GeoDatabase;
import io.milepost.geo.GeoDatabaseException;
import io.milepost.policy.place.Locator;
import io.milepost.policy.place.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The databases of places, which a thread of their own reads while everything else starts. */
final class PlaceDatabases {
  private final CompletableFuture<Locator> read;

  private PlaceDatabases(CompletableFuture<Locator> read) {
    this.read = read;
  }

  /**
   * Looks at the files, and begins to read them.
   *
   * @param files the first that knows an address decides; none for the database inside
   * @throws StartException if one is seen at once to be unusable
   */
  static PlaceDatabases read(List<Path> files) {
    for (Path file : files) {
      try {
        GeoDatabase.check(file);
      } catch (GeoDatabaseException e) {
        throw refused(e);
      }
    }
    return new PlaceDatabases(
        CompletableFuture.supplyAsync(
            () -> files.isEmpty() ? CountryFile.load() : readFiles(files),
            task -> Thread.ofPlatform().daemon().name("places").start(task)));
  }

  private static Locator readFiles(List<Path> files) {
    List<Locator> tables = new ArrayList<>();
    for (Path file : files) {
      try {
        tables.add(
            GeoDatabase.read(
                file,
                networks ->
                    System.err.println(
                        "milepost: read " + networks + " networks of " + file.getFileName())));
      } catch (GeoDatabaseException e) {
        throw refused(e);
      }
    }
    Locator[] asked = tables.toArray(Locator[]::new);
    return address -> {
      for (Locator table : asked) {
        Place place = table.locate(address);
        if (!place.equals(Place.UNKNOWN)) {
          return place;
        }
      }
      return Place.UNKNOWN;
    };
  }

  private static StartException refused(GeoDatabaseException e) {
    return new StartException("--geo-db " + e.getMessage(), e);
  }

  /**
   * Waits until all are read.
   *
   * @throws StartException if one can't be used
   */
  Locator await() {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartException refusal) {
        throw refusal;
      }
      throw e;
    }
  }
}
