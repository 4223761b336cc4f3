package io.milepost.conformance.dnssec;

import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** BIND's {@code dnssec-dsfromkey}. */
final class DsfromkeyTool {
  private DsfromkeyTool() {}

  /** The DS record, with SHA-256, of a DNSKEY record, both in presentation format. */
  static String dsOf(String dnskey) throws IOException, InterruptedException {
    String tool = Tools.require("dnssec-dsfromkey", "bind9-utils").toString();
    String[] words = dnskey.split(" ", 2);
    Process process =
        new ProcessBuilder(List.of(tool, "-2", "-f", "-", words[0]))
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write((dnskey + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    if (process.waitFor() != 0) {
      throw new AssertionError("dnssec-dsfromkey: " + output);
    }
    return output;
  }
}
