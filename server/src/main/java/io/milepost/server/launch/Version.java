package io.milepost.server.launch;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "Milepost " + (version == null ? "(built from classes)" : version),
      "Java " + Runtime.version()
    };
  }
}
