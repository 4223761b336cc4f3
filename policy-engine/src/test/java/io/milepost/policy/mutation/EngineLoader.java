package io.milepost.policy.mutation;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads the engine, and its tests, anew; all else is shared. */
final class EngineLoader extends URLClassLoader {
  private static final String ENGINE = "io.milepost.policy.";
  private static final String THESE = EngineLoader.class.getPackageName() + ".";

  EngineLoader(Path engine, Path tests) throws MalformedURLException {
    super(
        new URL[] {engine.toUri().toURL(), tests.toUri().toURL()},
        EngineLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(ENGINE) || name.startsWith(THESE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
