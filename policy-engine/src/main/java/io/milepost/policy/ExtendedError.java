package io.milepost.policy;

/**
 * Why an answer is not what the client hoped for (RFC 8914).
 *
 * @param infoCode a code of the IANA registry "Extended DNS Error Codes"
 * @param extraText ASCII, for a person to read
 */
public record ExtendedError(int infoCode, String extraText) {
  /** The requested operation is not supported (RFC 8914 section 4.22). */
  public static final int NOT_SUPPORTED = 21;

  /** An alias leads to an endpoint of which nothing is known (RFC 8914 section 4.1, "Other"). */
  public static final ExtendedError UNKNOWN_ENDPOINT =
      new ExtendedError(0, "the addresses of the alias's endpoint are not known");

  /** No hosted zone has the name (RFC 8914 section 4.21, "Not Authoritative"). */
  public static final ExtendedError NOT_HOSTED =
      new ExtendedError(20, "no hosted zone here has this name");

  /** A zone is signed, but not with keys that can be opened (RFC 8914 section 4.1, "Other"). */
  public static final ExtendedError NO_KEYS =
      new ExtendedError(0, "the keys of the zone can't be opened");
}
