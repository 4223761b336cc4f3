package io.milepost.conformance.peers;

/**
 * The situations in which NSD and Knot are known to answer one question differently (seen with NSD
 * 4.6.1 and Knot 3.2.6), and what is asked of us there. Any other disagreement of the two fails the
 * comparison, so that nobody's answer goes unread.
 */
enum KnownDifference {
  /**
   * A chain of more than five CNAMEs. Knot stops after five with NOERROR and what it has; NSD
   * follows to the end. RFC 1034 section 3.6.2 has servers follow a chain and only forbids to fail
   * on loops, so NSD is right. We answer as NSD up to {@link PeerAnswers#MAX_CHAIN} CNAMEs and stop
   * there as Knot does.
   */
  LONG_CHAIN,

  /**
   * The apex NS set in the authority section of an answer that has what was asked for. NSD sends
   * it, Knot does not, RFC 1034 section 6.2.1 does in its examples. We send it, as Route 53 does.
   * (Both leave it out of an answer whose chain ends outside the zone or in a loop.)
   */
  POSITIVE_AUTHORITY,

  /**
   * Addresses of the servers in such an authority section, which follow from it. They are only
   * useful; we may send them.
   */
  APEX_SERVER_ADDRESS,

  /**
   * Addresses of the targets of SVCB and HTTPS records. Knot sends them, as RFC 9460 section 4.1
   * advises, but not if the target is written with capitals or as a dot; NSD never does. We may, in
   * those cases too.
   */
  SERVICE_ADDRESS,

  /**
   * Addresses of MX and SRV targets at or below a delegation. Knot sends them, NSD takes them for
   * what they are: not of this zone (RFC 1034 section 4.2.1: not authoritative data). RFC 1034
   * section 4.3.2 step 6 permits any useful data there, so we may. In the answer to a question for
   * NS and in referrals both servers send such glue.
   */
  HIDDEN_ADDRESS,

  /**
   * Addresses that a wildcard gives to a target. Their owner is the target (RFC 4592 section
   * 2.2.2). NSD calls those of an SRV target by the target's first label below the wildcard's
   * parent if labels lie between; Knot calls those of SVCB and HTTPS targets by the wildcard's own
   * name. We send them under the target's name where one of the two does, and never under another.
   */
  SYNTHESIZED_ADDRESS
}
