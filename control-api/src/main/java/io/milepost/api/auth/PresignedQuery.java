package io.milepost.api.auth;

import io.milepost.model.error.IncompleteSignature;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A signature in the parameters of a query. */
final class PresignedQuery {
  private static final String ALGORITHM = "X-Amz-Algorithm";
  private static final String CREDENTIAL = "X-Amz-Credential";
  private static final String DATE = "X-Amz-Date";
  private static final String EXPIRES = "X-Amz-Expires";
  private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final List<String> REQUIRED =
      List.of(ALGORITHM, CREDENTIAL, SIGNATURE, SIGNED_HEADERS, DATE);
  private static final int MAX_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

  private PresignedQuery() {}

  /** Whether a query has any part of a signature. */
  static boolean isSigned(List<QueryParameter> query) {
    return query.stream()
        .map(QueryParameter::name)
        .anyMatch(name -> name.equals(ALGORITHM) || name.equals(SIGNATURE));
  }

  /**
   * Reads the signature of a query.
   *
   * @throws IncompleteSignature if a part is missing, comes twice or can't be read
   */
  static SignatureClaim read(List<QueryParameter> query) {
    Map<String, String> parameters = new HashMap<>();
    for (QueryParameter parameter : query) {
      if (parameter.name().startsWith("X-Amz-")
          && parameters.put(parameter.name(), parameter.decoded()) != null) {
        throw new IncompleteSignature(
            "AWS query-string parameter '" + parameter.name() + "' must be there once.");
      }
    }
    List<String> missing =
        REQUIRED.stream()
            .filter(name -> parameters.getOrDefault(name, "").isEmpty())
            .map(name -> "AWS query-string parameters must include '" + name + "'.")
            .toList();
    if (!missing.isEmpty()) {
      throw new IncompleteSignature(
          String.join(" ", missing) + " Re-examine the query-string parameters.");
    }
    String algorithm = parameters.getOrDefault(ALGORITHM, "");
    if (!SignatureClaim.ALGORITHM.equals(algorithm)) {
      throw new IncompleteSignature("Unsupported AWS 'algorithm': '" + algorithm + "'.");
    }
    return new SignatureClaim(
        CredentialScope.parse(parameters.getOrDefault(CREDENTIAL, "")),
        SignatureClaim.names(parameters.getOrDefault(SIGNED_HEADERS, "")),
        parameters.getOrDefault(SIGNATURE, ""),
        SignatureTime.parse(parameters.getOrDefault(DATE, "")),
        Optional.ofNullable(parameters.get(EXPIRES)).map(PresignedQuery::lifetime));
  }

  private static Duration lifetime(String seconds) {
    if (!seconds.matches("[0-9]{1,6}") || Integer.parseInt(seconds) > MAX_LIFETIME_SECONDS) {
      throw new IncompleteSignature(
          EXPIRES + " must be a number of seconds from 0 to " + MAX_LIFETIME_SECONDS + ".");
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }
}
