package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;

/** What must be true of a type's fields together, beyond the syntax of each. */
final class RdataRules {
  private static final int DIGEST_OFFSET = 4;
  private static final int NAPTR_FLAGS_OFFSET = 4;

  private RdataRules() {}

  /**
   * Checks an rdata.
   *
   * @param rdata has the fields of that type
   */
  static void check(RecordType type, byte[] rdata, ValueProblem problem)
      throws FatalProblemException {
    switch (type) {
      case DS -> checkDigestLength(rdata, problem);
      case NAPTR -> checkNaptr(rdata, problem);
      case SSHFP -> checkSshAlgorithm(rdata, problem);
      default -> {}
    }
  }

  /** RFC 4034 appendix A.2, RFC 4509 section 2.1, RFC 6605 section 2; other digests may be any. */
  private static void checkDigestLength(byte[] rdata, ValueProblem problem)
      throws FatalProblemException {
    int digestType = rdata[3];
    int length =
        switch (digestType) {
          case 1 -> 20;
          case 2 -> 32;
          case 4 -> 48;
          default -> rdata.length - DIGEST_OFFSET;
        };
    if (rdata.length - DIGEST_OFFSET != length) {
      throw problem.illegal(
          "Digest",
          "is not " + 2 * length + " hexadecimal digits as digest type " + digestType + " needs");
    }
  }

  /** RFC 3404 section 4.3 names the flags; RFC 3403 section 4.1 lets one rewrite rule stand. */
  private static void checkNaptr(byte[] rdata, ValueProblem problem) throws FatalProblemException {
    int flags = NAPTR_FLAGS_OFFSET;
    int service = flags + 1 + (rdata[flags] & 0xff);
    int regexp = service + 1 + (rdata[service] & 0xff);
    int replacement = regexp + 1 + (rdata[regexp] & 0xff);
    boolean knownFlag = rdata[flags] == 1 && "APSUapsu".indexOf(rdata[flags + 1]) >= 0;
    if (rdata[flags] != 0 && !knownFlag) {
      throw problem.illegal("Flags", "are not empty or one of A, P, S and U");
    }
    if (rdata[regexp] != 0 && rdata[replacement] != 0) {
      throw problem.illegal("Replacement", "is not . although there is a regexp");
    }
  }

  /** IANA registry "SSHFP RR Types for public key algorithms": 5 is not assigned. */
  private static void checkSshAlgorithm(byte[] rdata, ValueProblem problem)
      throws FatalProblemException {
    if (rdata[0] == 5) {
      throw problem.illegal("Algorithm", "5 is not assigned");
    }
  }
}
