package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RecordType;

/**
 * One record of a test's zone, as it stands in the text: {@code owner ttl type value}.
 *
 * @param value in the form that {@link RecordValue#format} gives
 */
record TextRecord(DnsName owner, int ttl, RecordType type, String value) {
  static TextRecord parse(String line) {
    String[] fields = line.strip().split("\\s+", 4);
    RecordType type = RecordType.valueOf(fields[2]);
    return of(DnsName.of(fields[0]), Integer.parseInt(fields[1]), type, rdata(type, fields[3]));
  }

  static TextRecord of(DnsName owner, int ttl, RecordType type, byte[] rdata) {
    return new TextRecord(owner, ttl, type, RecordValue.format(type, rdata));
  }

  private static byte[] rdata(RecordType type, String value) {
    try {
      return RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(type + " " + value, e);
    }
  }

  byte[] rdata() {
    return rdata(type, value);
  }

  TextRecord withOwner(DnsName name) {
    return new TextRecord(name, ttl, type, value);
  }

  TextRecord withTtl(int seconds) {
    return new TextRecord(owner, seconds, type, value);
  }

  @Override
  public String toString() {
    return owner + " " + ttl + " " + type + " " + value;
  }
}
