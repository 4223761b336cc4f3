package io.milepost.server.wire;

import io.milepost.policy.ExtendedError;
import org.jspecify.annotations.Nullable;

/**
 * Writes the OPT record of an answer (RFC 6891 section 6.1): first it is told what will be needed,
 * so that its room is kept free, then it writes.
 */
final class OptWriter {
  /** The longest name of a server; with the longest question it leaves room in 512 octets. */
  static final int MAX_NSID_LENGTH = 128;

  private static final int FIXED_LENGTH = 1 + Wire.RECORD_FIXED_LENGTH;
  private static final int OPTION_FIXED_LENGTH = 4;

  private final byte @Nullable [] nsid;
  private byte @Nullable [] nsidToWrite;
  private @Nullable ExtendedError errorToWrite;
  private @Nullable ClientSubnet subnetToWrite;
  private int subnetScope;

  OptWriter(byte @Nullable [] nsid) {
    if (nsid != null && nsid.length > MAX_NSID_LENGTH) {
      throw new IllegalArgumentException("NSID of " + nsid.length + " octets");
    }
    this.nsid = nsid;
  }

  /**
   * Takes what the record will hold.
   *
   * @param scope SCOPE PREFIX-LENGTH of the client subnet option, if the query has it
   * @param room an extended error that makes the record longer than this is left out
   * @return how many octets the record will have; 0 if there will be none
   */
  int plan(Query query, @Nullable ExtendedError error, int scope, int room) {
    nsidToWrite = query.isNsidRequested() ? nsid : null;
    errorToWrite = error;
    subnetToWrite = query.subnet().isThere() ? query.subnet() : null;
    subnetScope = scope;
    if (!query.hasEdns()) {
      return 0;
    }
    int length = FIXED_LENGTH + optionsLength();
    if (length > room) {
      errorToWrite = null;
      length = FIXED_LENGTH + optionsLength();
    }
    return length;
  }

  private int optionsLength() {
    int length = 0;
    if (nsidToWrite != null) {
      length += OPTION_FIXED_LENGTH + nsidToWrite.length;
    }
    if (subnetToWrite != null) {
      length += OPTION_FIXED_LENGTH + subnetToWrite.length();
    }
    if (errorToWrite != null) {
      length += OPTION_FIXED_LENGTH + Short.BYTES + errorToWrite.extraText().length();
    }
    return length;
  }

  /** Writes the record; the caller sees to it that the query had one. */
  int write(Query query, int rcode, byte[] message, int to) {
    message[to] = 0;
    Wire.putU16(message, to + 1, Wire.TYPE_OPT);
    Wire.putU16(message, to + 3, Query.MAX_UDP_SIZE);
    message[to + 5] = (byte) (rcode >> 4);
    message[to + 6] = 0;
    Wire.putU16(message, to + 7, query.isDnssecOk() ? Wire.DNSSEC_OK : 0);
    Wire.putU16(message, to + 9, optionsLength());
    int at = to + FIXED_LENGTH;
    if (nsidToWrite != null) {
      at = startOption(Wire.OPTION_NSID, nsidToWrite.length, message, at);
      System.arraycopy(nsidToWrite, 0, message, at, nsidToWrite.length);
      at += nsidToWrite.length;
    }
    if (subnetToWrite != null) {
      at = startOption(Wire.OPTION_CLIENT_SUBNET, subnetToWrite.length(), message, at);
      at = subnetToWrite.write(subnetScope, message, at);
    }
    if (errorToWrite != null) {
      at = writeError(errorToWrite, message, at);
    }
    return at;
  }

  private static int writeError(ExtendedError error, byte[] message, int to) {
    String text = error.extraText();
    int at = startOption(Wire.OPTION_EXTENDED_ERROR, Short.BYTES + text.length(), message, to);
    Wire.putU16(message, at, error.infoCode());
    at += Short.BYTES;
    for (int i = 0; i < text.length(); i++) {
      message[at++] = (byte) text.charAt(i);
    }
    return at;
  }

  private static int startOption(int code, int length, byte[] message, int at) {
    Wire.putU16(message, at, code);
    Wire.putU16(message, at + 2, length);
    return at + OPTION_FIXED_LENGTH;
  }
}
