package io.milepost.policy.mutation;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the engine with a mistake. The sources are read alone; the classes go elsewhere. */
final class MutantCompiler {
  private static final String PACKAGE = "io/milepost/policy";

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final Path sources;

  /**
   * @param sources the folder {@code src/main/java}
   */
  MutantCompiler(Path sources) {
    this.sources = sources;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path file, String text) {
      super(URI.create("string:///" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /**
   * Compiles into a folder.
   *
   * @throws IllegalStateException if the compiler finds the mistake
   */
  void compile(Mutation mutation, Path classes) throws IOException {
    Path wrong = Path.of(PACKAGE, mutation.file());
    compile(classes, wrong, mutation.applyTo(Files.readString(sources.resolve(wrong))));
  }

  private void compile(Path classes, Path wrong, String wrongText) throws IOException {
    List<JavaFileObject> units = new ArrayList<>();
    units.add(new Source(wrong, wrongText));
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Path name = sources.relativize(file);
        if (!name.equals(wrong) && !file.endsWith("package-info.java")) {
          units.add(new Source(name, Files.readString(file)));
        }
      }
    }
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-nowarn", "-d", classes.toString());
    if (!javac.getTask(messages, null, null, options, null, units).call()) {
      throw new IllegalStateException(messages.toString());
    }
  }
}
