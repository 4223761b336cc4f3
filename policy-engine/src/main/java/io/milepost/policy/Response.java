package io.milepost.policy;

import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.ZoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What {@link AnswerEngine} says to a question: rcode, flags and the sets of the three sections.
 * Each event loop owns one and uses it again for every query.
 *
 * <p>Where the message is too small, the additional section may be left out, and so may the
 * authority section of a positive answer; for anything else the message is truncated.
 */
public final class Response {
  private final Section answer = new Section();
  private final Section authority = new Section();
  private final Section additional = new Section();
  private final Proof proof = new Proof();
  private int rcode;
  private boolean authoritative;
  private boolean authorityOptional;
  private boolean ofVpc;
  private boolean routed;
  private @Nullable RoutedSets chosenFrom;
  private boolean signed;
  private int scope;
  private long validFromSeconds;
  private long validUntilSeconds;
  private @Nullable ExtendedError extendedError;
  private @Nullable ZoneSnapshot zone;
  private int zoneCounter;

  /** Makes this an empty response with an rcode, not authoritative. */
  public void reset(int newRcode) {
    answer.clear();
    authority.clear();
    additional.clear();
    proof.clear();
    rcode = newRcode;
    authoritative = false;
    authorityOptional = false;
    ofVpc = false;
    routed = false;
    chosenFrom = null;
    signed = false;
    scope = 0;
    validFromSeconds = 0;
    validUntilSeconds = Long.MAX_VALUE;
    extendedError = null;
    zone = null;
  }

  public Section answer() {
    return answer;
  }

  public Section authority() {
    return authority;
  }

  public Section additional() {
    return additional;
  }

  /** A code of {@link Rcode}, 0 to 4095. */
  public int rcode() {
    return rcode;
  }

  void setRcode(int code) {
    this.rcode = code;
  }

  /** The AA bit (RFC 1035 section 4.1.1). */
  public boolean isAuthoritative() {
    return authoritative;
  }

  void setAuthoritative(boolean value) {
    this.authoritative = value;
  }

  /** Whether the authority section may be left out for want of room. */
  public boolean isAuthorityOptional() {
    return authorityOptional;
  }

  void setAuthorityOptional(boolean value) {
    this.authorityOptional = value;
  }

  /**
   * Whether each set that the zone has authority for is to have its signature beside it, and the
   * {@link #proof} is to be added: the zone is signed and the client wants to know (RFC 4035
   * section 3.1).
   */
  public boolean isSigned() {
    return signed;
  }

  void setSigned(boolean value) {
    this.signed = value;
  }

  /** What an NSEC set is to say, where one is needed in a signed response. */
  public Proof proof() {
    return proof;
  }

  /** The zone that answers, whose apex is the question's name or above it; null if none does. */
  public @Nullable ZoneSnapshot zone() {
    return zone;
  }

  void setZone(ZoneSnapshot answering) {
    this.zone = answering;
  }

  /** The number that the caller has for the zone, kept with the response where that is kept. */
  public int zoneCounter() {
    return zoneCounter;
  }

  /**
   * Sets the caller's own number for the zone.
   *
   * @param counter 0 to 65535
   */
  public void setZoneCounter(int counter) {
    this.zoneCounter = counter;
  }

  /** Forgets the zone, so that a loop without queries keeps none alive that is gone. */
  public void forgetZone() {
    this.zone = null;
    this.chosenFrom = null;
  }

  /**
   * Whether the same question gets the same response as long as the zones are the same, whoever of
   * those that see the public zones alone asks: so it is where one of these answered without
   * anything to be explained, and no routing policy had a say.
   */
  public boolean isRepeatable() {
    return zone != null && extendedError == null && !ofVpc && !routed;
  }

  /** Whether the client is inside a VPC, so that others may be answered from other zones. */
  void setOfVpc(boolean value) {
    this.ofVpc = value;
  }

  /** A routing policy or an alias had a say. */
  void setRouted() {
    this.routed = true;
  }

  /**
   * The sets that stand at the question's name and from which the whole answer section was chosen,
   * where whatever is chosen from them next time has the same sections behind it; null otherwise.
   * The same question of a client that sees the public zones alone may then be answered by {@link
   * AnswerEngine#chooseAgain}, as long as the zones are the same.
   */
  public @Nullable RoutedSets chosenFrom() {
    return ofVpc ? null : chosenFrom;
  }

  void setChosenFrom(RoutedSets sets) {
    this.chosenFrom = sets;
  }

  /**
   * How many first bits of the network that the query named decided the answer: SCOPE PREFIX-LENGTH
   * (RFC 7871 section 7.2.1); 0 if it is the same for everybody.
   */
  public int scope() {
    return scope;
  }

  void setScope(int bits) {
    this.scope = bits;
  }

  /** From when the response may be given out: seconds since 1970. */
  public long validFromSeconds() {
    return validFromSeconds;
  }

  /** Until when the response may be given out: seconds since 1970, the first of them too late. */
  public long validUntilSeconds() {
    return validUntilSeconds;
  }

  /** Says from when and until when the response may be given out, as its signatures have it. */
  public void setValidity(long fromSeconds, long untilSeconds) {
    this.validFromSeconds = fromSeconds;
    this.validUntilSeconds = untilSeconds;
  }

  /** Why the answer is not what the client hoped for, or null. */
  public @Nullable ExtendedError extendedError() {
    return extendedError;
  }

  void setExtendedError(ExtendedError error) {
    this.extendedError = error;
  }
}
