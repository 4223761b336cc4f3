package io.milepost.api.auth;

import io.milepost.api.http.HttpCall;
import io.milepost.model.error.MissingAuthenticationToken;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a request says of its signature, not yet believed.
 *
 * @param signedHeaders in lower case
 * @param signature in hexadecimal
 * @param lifetime how long the signature is good for, if it says so itself
 */
record SignatureClaim(
    CredentialScope scope,
    SortedSet<String> signedHeaders,
    String signature,
    SignatureTime time,
    Optional<Duration> lifetime) {
  /** The one algorithm. */
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  SignatureClaim {
    signedHeaders = Collections.unmodifiableSortedSet(new TreeSet<>(signedHeaders));
  }

  /**
   * Reads the header {@code Authorization}, or else the query.
   *
   * @throws MissingAuthenticationToken if neither has a signature
   * @throws io.milepost.model.error.IncompleteSignature if a part is missing or can't be read
   */
  static SignatureClaim of(HttpCall call) {
    List<String> authorization = call.headers("authorization");
    if (!authorization.isEmpty()) {
      return AuthorizationHeader.read(call, String.join(", ", authorization));
    }
    List<QueryParameter> query = QueryParameter.parse(call.rawQuery());
    if (PresignedQuery.isSigned(query)) {
      return PresignedQuery.read(query);
    }
    throw new MissingAuthenticationToken();
  }

  /** The names in a list that semicolons separate. */
  static SortedSet<String> names(String list) {
    SortedSet<String> names = new TreeSet<>(Arrays.asList(list.split(";", -1)));
    names.removeIf(name -> !name.equals(name.toLowerCase(Locale.ROOT)) || name.isEmpty());
    return names;
  }
}
