package io.milepost.healthcheck.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Self-signed certificates, made anew by keytool. */
final class TestKeys {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore keys;

  private TestKeys(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * Makes them.
   *
   * @param certificates an alias for each, and further options of keytool
   */
  static TestKeys make(Path folder, List<List<String>> certificates)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    for (List<String> certificate : certificates) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair"));
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
      command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
      command.addAll(List.of("-storepass", new String(PASSWORD), "-alias"));
      command.addAll(certificate);
      Path log = folder.resolve("keytool.log");
      Process keytool =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (keytool.waitFor() != 0) {
        throw new IOException(Files.readString(log));
      }
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      keys.load(stream, PASSWORD);
    }
    return new TestKeys(keys);
  }

  X509Certificate certificate(String alias) throws GeneralSecurityException {
    return (X509Certificate) keys.getCertificate(alias);
  }

  /** What a server chooses its certificate by. */
  interface Chooser {
    /** The alias; null to refuse with the alert handshake_failure. */
    @Nullable String alias(Socket socket);
  }

  SSLContext server(Chooser chooser) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new Choosing(chooser)}, null, null);
    return context;
  }

  private final class Choosing implements X509KeyManager {
    private final Chooser chooser;

    Choosing(Chooser chooser) {
      this.chooser = chooser;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return type.equals("EC") && socket != null ? chooser.alias(socket) : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      try {
        return new X509Certificate[] {certificate(alias)};
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      try {
        return (PrivateKey) keys.getKey(alias, PASSWORD);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
