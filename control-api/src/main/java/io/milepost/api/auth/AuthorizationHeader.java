package io.milepost.api.auth;

import io.milepost.api.http.HttpCall;
import io.milepost.model.error.IncompleteSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A signature in the header {@code Authorization}. */
final class AuthorizationHeader {
  private static final List<String> PARAMETERS =
      List.of("Credential", "Signature", "SignedHeaders");

  private AuthorizationHeader() {}

  /**
   * Reads {@code AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}.
   *
   * @throws IncompleteSignature if a part is missing or can't be read
   */
  static SignatureClaim read(HttpCall call, String header) {
    String[] words = header.strip().split("\\s+", 2);
    Map<String, String> parameters = parameters(words.length < 2 ? "" : words[1], header);
    Optional<String> date =
        call.headers("x-amz-date").stream()
            .findFirst()
            .or(() -> call.headers("date").stream().findFirst());
    List<String> missing = new ArrayList<>();
    PARAMETERS.stream()
        .filter(name -> parameters.getOrDefault(name, "").isEmpty())
        .forEach(name -> missing.add("Authorization header requires '" + name + "' parameter."));
    if (date.isEmpty()) {
      missing.add(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    if (!missing.isEmpty()) {
      throw new IncompleteSignature(
          String.join(" ", missing)
              + " (Hashed with SHA-256 and encoded with Base64) Authorization="
              + hashed(header));
    }
    if (!words[0].equals(SignatureClaim.ALGORITHM)) {
      throw new IncompleteSignature("Unsupported AWS 'algorithm': '" + words[0] + "'.");
    }
    return new SignatureClaim(
        CredentialScope.parse(parameters.getOrDefault("Credential", "")),
        SignatureClaim.names(parameters.getOrDefault("SignedHeaders", "")),
        parameters.getOrDefault("Signature", ""),
        SignatureTime.parse(date.orElse("").strip()),
        Optional.empty());
  }

  private static Map<String, String> parameters(String list, String header) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : list.split("[,\\s]+", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 0 && !parameter.isEmpty() && header.startsWith(SignatureClaim.ALGORITHM)) {
        throw new IncompleteSignature(
            "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with"
                + " SHA-256 and encoded with Base64): '"
                + hashed(header)
                + "'.");
      }
      if (equals >= 0) {
        parameters.putIfAbsent(parameter.substring(0, equals), parameter.substring(equals + 1));
      }
    }
    return parameters;
  }

  /** What a header is told by, since it may have a secret in it. */
  private static String hashed(String header) {
    return Base64.getEncoder()
        .encodeToString(Digests.sha256(header.getBytes(StandardCharsets.UTF_8)));
  }
}
