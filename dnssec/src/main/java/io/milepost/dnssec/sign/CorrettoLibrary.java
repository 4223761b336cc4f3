package io.milepost.dnssec.sign;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.Provider;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Corretto Crypto Provider, whose work is done by a library of the machine's own code.
 * The jars for different machines have their libraries under one name; here each has a folder of
 * its own, and the classes are loaded so that they find the one for this machine.
 */
final class CorrettoLibrary {
  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";
  private static final String PROVIDER = PACKAGE + "AmazonCorrettoCryptoProvider";
  private static final String FOLDERS = "io/milepost/dnssec/native/";

  private CorrettoLibrary() {}

  /**
   * The folder of the class path with the library for a kind of machine, and a slash behind it;
   * empty if there is none.
   *
   * @param system as {@code os.name} has it
   * @param architecture as {@code os.arch} has it
   */
  static Optional<String> folder(String system, String architecture) {
    if (!system.equals("Linux")) {
      return Optional.empty();
    }
    return switch (architecture.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(FOLDERS + "linux-x86_64/");
      case "aarch64", "arm64" -> Optional.of(FOLDERS + "linux-aarch_64/");
      default -> Optional.empty();
    };
  }

  /**
   * The provider. Where its library can't be loaded it offers nothing, which whoever asks it for
   * something finds out.
   *
   * @param system as {@code os.name} has it
   * @param architecture as {@code os.arch} has it
   * @throws ReflectiveOperationException if there is none for this kind of machine
   * @throws LinkageError if the library can't be loaded
   */
  static Provider load(String system, String architecture) throws ReflectiveOperationException {
    String folder =
        folder(system, architecture)
            .orElseThrow(
                () -> new ClassNotFoundException("none for " + system + " on " + architecture));
    Class<?> provider = new Loader(folder).loadClass(PROVIDER);
    return (Provider) provider.getDeclaredConstructor().newInstance();
  }

  /** Defines the provider's classes itself, from where the class path has them. */
  private static final class Loader extends ClassLoader {
    private final ClassLoader classPath;
    private final String folder;

    Loader(String folder) {
      super(CorrettoLibrary.class.getClassLoader());
      this.classPath = CorrettoLibrary.class.getClassLoader();
      this.folder = folder;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = classPath.getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    /** The library and what it is tested with are in the machine's folder, all else is not. */
    @Override
    public @Nullable URL getResource(String name) {
      URL own = classPath.getResource(folder + name);
      return own == null ? super.getResource(name) : own;
    }
  }
}
