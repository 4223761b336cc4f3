package io.milepost.conformance.dnssec;

import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that resolves and validates: it is told of one zone's keys and where the zone is
 * served, and asks there alone. Each question is a new process, so that nothing is remembered.
 */
enum Validator {
  /** BIND's, which trusts the key itself. */
  DELV {
    @Override
    List<String> command(Path folder, Anchor anchor, InetSocketAddress server, Asked asked) {
      Path file = folder.resolve("delv.keys");
      String[] key = anchor.dnskey().split(" ", 4);
      write(
          file,
          "trust-anchors { %s. static-key %s %s %s \"%s\"; };%n"
              .formatted(anchor.zone(), key[0], key[1], key[2], key[3]));
      return List.of(
          Tools.require("delv", "bind9-dnsutils").toString(),
          "@" + server.getHostString(),
          "-p",
          Integer.toString(server.getPort()),
          "-a",
          file.toString(),
          "+root=" + anchor.zone(),
          asked.name(),
          asked.type());
    }

    @Override
    Verdict verdict(String output) {
      if (output.contains("unsigned answer")) {
        return Verdict.INSECURE;
      }
      if (output.contains("fully validated")) {
        return Verdict.SECURE;
      }
      return BOGUS.stream().anyMatch(output::contains) ? Verdict.BOGUS : Verdict.NONE;
    }
  },

  /** Unbound's, which trusts the DS. */
  UNBOUND {
    @Override
    List<String> command(Path folder, Anchor anchor, InetSocketAddress server, Asked asked) {
      Path file = folder.resolve("unbound-" + server.getPort() + ".conf");
      write(
          file,
          """
          server:
            do-not-query-localhost: no
            module-config: "validator iterator"
            val-log-level: 2
            qname-minimisation: no
            target-fetch-policy: "0 0 0 0 0"
            trust-anchor: "%1$s. IN DS %2$s"
          stub-zone:
            name: "%1$s"
            stub-addr: %3$s@%4$d
          """
              .formatted(anchor.zone(), anchor.ds(), server.getHostString(), server.getPort()));
      return List.of(
          Tools.require("unbound-host", "unbound-host").toString(),
          "-C",
          file.toString(),
          "-v",
          "-t",
          asked.type(),
          asked.name());
    }

    @Override
    Verdict verdict(String output) {
      return output.contains("BOGUS")
          ? Verdict.BOGUS
          : output.contains("(insecure)")
              ? Verdict.INSECURE
              : output.contains("(secure)") ? Verdict.SECURE : Verdict.NONE;
    }
  },

  /** That of ldns, which trusts the key itself and follows signatures upwards to it. */
  DRILL {
    @Override
    List<String> command(Path folder, Anchor anchor, InetSocketAddress server, Asked asked) {
      Path file = folder.resolve("drill.key");
      write(file, "%s. 3600 IN DNSKEY %s%n".formatted(anchor.zone(), anchor.dnskey()));
      return List.of(
          Tools.require("drill", "ldnsutils").toString(),
          "-p",
          Integer.toString(server.getPort()),
          "-D",
          "-S",
          "-k",
          file.toString(),
          asked.name(),
          asked.type(),
          "@" + server.getHostString());
    }

    @Override
    Verdict verdict(String output) {
      return output.contains("Chase successful")
          ? Verdict.SECURE
          : output.contains("Bogus") ? Verdict.BOGUS : Verdict.NONE;
    }
  };

  private static final int PATIENCE_SECONDS = 60;

  /** What delv says of signatures that it does not like. */
  private static final List<String> BOGUS =
      List.of(
          "RRSIG failed to verify",
          "no valid RRSIG",
          "no valid signature found",
          "broken trust chain",
          "insecurity proof failed");

  /**
   * What is trusted.
   *
   * @param dnskey rdata of a key-signing key in presentation format
   * @param ds rdata of its DS record
   */
  record Anchor(String zone, String dnskey, String ds) {}

  /** A question. */
  record Asked(String name, String type) {}

  /** What the program said. */
  record Judgement(Verdict verdict, String output) {}

  abstract List<String> command(Path folder, Anchor anchor, InetSocketAddress server, Asked asked);

  abstract Verdict verdict(String output);

  Judgement judge(Path folder, Anchor anchor, InetSocketAddress server, Asked asked) {
    List<String> command = command(folder, anchor, server, asked);
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Judgement(Verdict.NONE, "no end: " + output);
      }
      return new Judgement(verdict(output), command + "\n" + output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
