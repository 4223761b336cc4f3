import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;

/**
 * Writes a jar anew for the image: without the names of local variables, and with old class files in
 * a form that the JVM's AOT cache can hold. Line numbers stay, for traces. A class that can't be
 * written anew, since it is made for a library that is not there, is copied as it is.
 *
 * <p>{@code java SlimJar.java FROM TO PREFIX...} leaves out entries that begin with a prefix.
 */
final class SlimJar {
  /** Of Java 6, the first that is verified as the cache needs it; older ones are made this. */
  private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;

  private final JarFile from;
  private final List<String> leftOut;
  private final ClassFile classFile;
  private int rewritten;
  private int copied;

  private SlimJar(JarFile from, List<String> leftOut) {
    this.from = from;
    this.leftOut = leftOut;
    ClassHierarchyResolver inJar =
        ClassHierarchyResolver.ofResourceParsing(
                type -> {
                  String name = type.descriptorString();
                  return open(name.substring(1, name.length() - 1) + ".class");
                })
            .cached();
    this.classFile =
        ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(
                inJar.orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] args) throws IOException {
    try (JarFile from = new JarFile(args[0])) {
      SlimJar slim = new SlimJar(from, Arrays.asList(args).subList(2, args.length));
      slim.writeTo(Path.of(args[1]));
      System.out.println(slim.rewritten + " classes written anew, " + slim.copied + " copied");
    }
  }

  private InputStream open(String name) {
    try {
      JarEntry entry = from.getJarEntry(name);
      return entry == null ? null : from.getInputStream(entry);
    } catch (IOException e) {
      throw new IllegalStateException(name + " can't be read", e);
    }
  }

  private void writeTo(Path to) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
        JarOutputStream out = new JarOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (leftOut.stream().anyMatch(name::startsWith)) {
          continue;
        }
        JarEntry copy = new JarEntry(name);
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          out.write(name.endsWith(".class") ? slim(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
  }

  private byte[] slim(byte[] bytes) {
    try {
      ClassModel model = classFile.parse(bytes);
      ClassTransform bodies = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
      ClassTransform version =
          (builder, element) ->
              builder.with(
                  element instanceof ClassFileVersion v && v.majorVersion() < OLDEST_CACHED
                      ? ClassFileVersion.of(OLDEST_CACHED, 0)
                      : element);
      byte[] slim = classFile.transformClass(model, version.andThen(bodies));
      if (classFile.verify(slim).isEmpty()) {
        rewritten++;
        return slim;
      }
    } catch (IllegalArgumentException e) {
      // It names a class that is not there.
    }
    copied++;
    return bytes;
  }
}
