package io.milepost.server.wire;

import io.milepost.policy.ExtendedError;
import io.milepost.policy.Question;
import org.jspecify.annotations.Nullable;

/**
 * A received message, as far as it could be read. Each event loop owns one and uses it again for
 * every message; it refers to the received bytes, which stay as they are until the answer is
 * written.
 */
public final class Query {
  /** The least size that a client can mean (RFC 6891 section 6.2.3). */
  static final int MIN_UDP_SIZE = 512;

  /** What this server says it takes, and the most it sends over UDP. */
  public static final int MAX_UDP_SIZE = 1232;

  /** Type and class. */
  private static final int QUESTION_FIXED_LENGTH = 4;

  private final Question question = new Question();
  private final ClientSubnet subnet = new ClientSubnet();
  private byte[] message = {};
  private int questionEnd;
  private boolean edns;
  private int udpSize;
  private int ednsVersion;
  private boolean dnssecOk;
  private boolean nsidRequested;
  private @Nullable ExtendedError extendedError;

  void reset(byte[] received) {
    message = received;
    questionEnd = 0;
    edns = false;
    udpSize = MIN_UDP_SIZE;
    ednsVersion = 0;
    dnssecOk = false;
    question.setDnssecOk(false);
    nsidRequested = false;
    subnet.clear();
    extendedError = null;
  }

  void setQuestionEnd(int end) {
    questionEnd = end;
  }

  /** Takes the fixed part of an OPT record, from its type on (RFC 6891 section 6.1.2). */
  void setEdns(int typeAt) {
    edns = true;
    udpSize = Wire.u16(message, typeAt + 2);
    ednsVersion = message[typeAt + 5] & 0xff;
    dnssecOk = (Wire.u16(message, typeAt + 6) & Wire.DNSSEC_OK) != 0;
    question.setDnssecOk(dnssecOk);
  }

  void setNsidRequested() {
    nsidRequested = true;
  }

  void setExtendedError(ExtendedError error) {
    extendedError = error;
  }

  /** Reads the name of the question; for a message that was found {@link ParseOutcome#OK}. */
  public void readName() {
    question.qname().set(message, Wire.HEADER_LENGTH);
  }

  /** The length of the question's name. */
  int qnameLength() {
    return questionEnd - QUESTION_FIXED_LENGTH - Wire.HEADER_LENGTH;
  }

  /**
   * What is asked; for a message that was found {@link ParseOutcome#OK}, and its name after {@link
   * #readName}.
   */
  public Question question() {
    return question;
  }

  /** The received bytes, with a whole header at least. */
  byte[] message() {
    return message;
  }

  int flags() {
    return Wire.u16(message, Wire.FLAGS);
  }

  /** Where the question ends that begins right behind the header; 0 if it could not be read. */
  int questionEnd() {
    return questionEnd;
  }

  /** Whether there was an OPT record, and so is one in the answer (RFC 6891 section 6.1.1). */
  boolean hasEdns() {
    return edns;
  }

  int ednsVersion() {
    return ednsVersion;
  }

  /** The DO bit, which the answer repeats (RFC 3225 section 3). */
  public boolean isDnssecOk() {
    return dnssecOk;
  }

  /** Whether the client wants to know which server this is (RFC 5001 section 2.1). */
  boolean isNsidRequested() {
    return nsidRequested;
  }

  /** The network that the query comes from, as it says (RFC 7871). */
  public ClientSubnet subnet() {
    return subnet;
  }

  /** Why a message is not answered, or null. */
  @Nullable ExtendedError extendedError() {
    return extendedError;
  }

  /** How long an answer over UDP may be. */
  public int udpLimit() {
    return Math.max(MIN_UDP_SIZE, Math.min(udpSize, MAX_UDP_SIZE));
  }
}
