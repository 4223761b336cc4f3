package io.milepost.api.auth;

import io.milepost.model.error.IncompleteSignature;
import io.milepost.model.error.SignatureDoesNotMatch;

/**
 * The access key that a request names, and what its signature is for.
 *
 * @param date as {@code YYYYMMDD}
 */
record CredentialScope(
    String keyId, String date, String region, String service, String terminator) {
  private static final String TERMINATOR = "aws4_request";
  private static final int ELEMENTS = 5;

  /**
   * Reads {@code KEY/DATE/REGION/SERVICE/aws4_request}.
   *
   * @throws IncompleteSignature if it has more or fewer elements
   */
  static CredentialScope parse(String credential) {
    String[] elements = credential.split("/", -1);
    if (elements.length != ELEMENTS) {
      throw new IncompleteSignature(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    return new CredentialScope(elements[0], elements[1], elements[2], elements[3], elements[4]);
  }

  /**
   * Compares the scope with what it has to be.
   *
   * @param timestamp when the request was signed, as {@code YYYYMMDD'T'HHMMSS'Z'}
   * @throws SignatureDoesNotMatch if it is another
   */
  void require(SigningScope wanted, String timestamp) {
    if (!terminator.equals(TERMINATOR)) {
      refuse(
          "Credential should be scoped with a valid terminator: 'aws4_request', not '"
              + terminator
              + "'.");
    }
    if (!service.equals(wanted.service())) {
      refuse("Credential should be scoped to correct service: '" + wanted.service() + "'.");
    }
    if (region.isEmpty() || wanted.region().filter(one -> !one.equals(region)).isPresent()) {
      refuse("Credential should be scoped to a valid region, not '" + region + "'.");
    }
    if (!timestamp.startsWith(date + "T")) {
      refuse(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '"
              + date
              + "' != '"
              + timestamp.substring(0, timestamp.indexOf('T'))
              + "', from '"
              + timestamp
              + "'.");
    }
  }

  private static void refuse(String message) {
    throw new SignatureDoesNotMatch(message);
  }

  /** The scope without the key. */
  @Override
  public String toString() {
    return String.join("/", date, region, service, terminator);
  }
}
